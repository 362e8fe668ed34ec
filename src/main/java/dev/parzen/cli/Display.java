package dev.parzen.cli;

/** Shows how far a study is. */
interface Display extends AutoCloseable {
    void show(Snapshot now);

    @Override
    void close();
}
