package dev.parzen.training.dl4j;

import dev.parzen.training.Checkpoints;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Keeps the state after every epoch, and offers one of them. */
final class LeftStates implements Checkpoints {
    final NavigableMap<Integer, byte[]> states = new TreeMap<>();
    final List<String> refusals = new ArrayList<>();
    boolean isTaken;
    private final byte[] offered;

    LeftStates() {
        this(new byte[0]);
    }

    /** Offers a state, unless it is empty. */
    LeftStates(byte[] offered) {
        this.offered = offered.clone();
    }

    @Override
    public void restore(Reader reader) {
        if (offered.length > 0) {
            try {
                reader.read(new ByteArrayInputStream(offered)).ifPresentOrElse(refusals::add, () -> isTaken = true);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }

    @Override
    public boolean afterEpoch(int epoch, State state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            state.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        states.put(epoch, bytes.toByteArray());
        return true;
    }
}
