package dev.parzen.study;

class InMemoryFileStoreTest implements FileStoreContract {
    private final FileStore files = new InMemoryFileStore();

    @Override
    public FileStore files() {
        return files;
    }
}
