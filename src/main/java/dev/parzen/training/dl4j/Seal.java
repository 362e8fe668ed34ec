package dev.parzen.training.dl4j;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UTFDataFormatException;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/**
 * What stands around a state of a training in a file: a mark, a version, the {@link Identity} of the training, and last
 * the SHA-256 of all that, so that nothing damaged or foreign is ever taken for a state.
 *
 * @param mark tells what is in it
 * @param version of how that is written
 */
record Seal(long mark, int version) {
    static final int BUFFER = 1 << 16;

    /** Says why something is no state that can be gone on from. */
    static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnusableException(String reason) {
            super(reason);
        }

        static UnusableException damaged() {
            return new UnusableException("it is damaged");
        }
    }

    /** Writes what is sealed. */
    @FunctionalInterface
    interface Writer {
        void write(DataOutputStream target) throws IOException;
    }

    /** Reads what was sealed. */
    @FunctionalInterface
    interface Reader<T> {
        T read(DataInputStream source) throws IOException, UnusableException;
    }

    void write(byte[] identity, Writer content, OutputStream target) throws IOException {
        MessageDigest digest = Digests.sha256();
        DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new DigestOutputStream(target, digest), BUFFER));
        out.writeLong(mark);
        out.writeInt(version);
        out.write(identity);
        content.write(out);
        out.flush();
        target.write(digest.digest());
        target.flush();
    }

    /**
     * Reads what is sealed, and nothing behind it.
     *
     * @param identity that of the training that wants to go on
     * @param source is read in small pieces: let it be buffered
     */
    <T> T read(byte[] identity, Reader<T> content, InputStream source) throws IOException, UnusableException {
        MessageDigest digest = Digests.sha256();
        DataInputStream in = new DataInputStream(new DigestInputStream(source, digest));
        try {
            requireKnown(in);
            byte[] owner = bytes(in, identity.length);
            T read = content.read(in);
            byte[] all = digest.digest();
            if (!MessageDigest.isEqual(all, bytes(in, all.length))) {
                throw UnusableException.damaged();
            }
            if (!MessageDigest.isEqual(owner, identity)) {
                throw new UnusableException("it is of other settings or data");
            }
            return read;
        } catch (EOFException cut) {
            throw new UnusableException("it is cut short");
        } catch (UTFDataFormatException noText) {
            throw UnusableException.damaged();
        }
    }

    private void requireKnown(DataInputStream in) throws IOException, UnusableException {
        if (in.readLong() != mark) {
            throw new UnusableException("it is no checkpoint");
        }
        int found = in.readInt();
        if (found != version) {
            throw new UnusableException("its format has the version " + found + ", known is " + version);
        }
    }

    /** To be called when all is read. */
    static void requireEnd(InputStream source) throws IOException, UnusableException {
        if (source.read() >= 0) {
            throw UnusableException.damaged();
        }
    }

    private static byte[] bytes(DataInputStream in, int count) throws IOException {
        byte[] bytes = new byte[count];
        in.readFully(bytes);
        return bytes;
    }
}
