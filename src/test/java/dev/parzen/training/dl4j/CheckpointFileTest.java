package dev.parzen.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.objective.network.RatePlan;
import dev.parzen.training.dl4j.Seal.UnusableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CheckpointFileTest {
    private static final byte[] IDENTITY = new byte[32];
    private static final Snapshot SNAPSHOT = snapshot(new float[] {1, -0f, Float.MIN_VALUE}, new float[] {3, 4, 5});

    @Test
    void readsWhatItWrote() throws Exception {
        isReadAgain(SNAPSHOT);
        isReadAgain(snapshot(new float[] {1, 2}, new float[] {1, 2}));
        isReadAgain(snapshot(random(100_003), random(100_003)));
        isReadAgain(new Snapshot(
                0,
                1,
                new Progress.State(1, 0, OptionalDouble.empty(), 0),
                new RatePlan.State(0.01, Double.POSITIVE_INFINITY, 0, 0),
                random(5),
                new float[0],
                new float[0],
                Optional.empty(),
                OptionalInt.empty(),
                0));
    }

    @Test
    void writesTheBestModelOnceIfItIsTheLast() throws IOException {
        float[] params = random(1000);
        assertThat(written(snapshot(params, params)).length)
                .isEqualTo(written(snapshot(random(1000), new float[1000])).length - 4000);
    }

    @Test
    void seesEveryBitThatIsFlipped() throws IOException {
        byte[] whole = written(SNAPSHOT);
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> read(damaged)).as("bit " + bit).isInstanceOf(UnusableException.class);
        }
    }

    @Test
    void seesThatItIsCutOrLonger() throws IOException {
        byte[] whole = written(SNAPSHOT);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(cut)).as("length " + length).isInstanceOf(UnusableException.class);
        }
        assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length + 1))).hasMessage("it is damaged");
    }

    @Test
    void saysWhyItCannotBeUsed() throws IOException {
        byte[] whole = written(SNAPSHOT);
        assertThatThrownBy(() -> read(new byte[100])).hasMessage("it is no checkpoint");
        byte[] later = whole.clone();
        ByteBuffer.wrap(later).putInt(8, 2);
        assertThatThrownBy(() -> read(later)).hasMessage("its format has the version 2, known is 1");
        byte[] other = IDENTITY.clone();
        other[31] = 1;
        assertThatThrownBy(() -> CheckpointFile.read(new ByteArrayInputStream(whole), other))
                .hasMessage("it is of other settings or data");
    }

    private static void isReadAgain(Snapshot snapshot) throws IOException, UnusableException {
        Snapshot read = read(written(snapshot));
        assertThat(read).usingRecursiveComparison().isEqualTo(snapshot);
        assertThat(Float.floatToRawIntBits(read.params()[1])).isEqualTo(Float.floatToRawIntBits(snapshot.params()[1]));
    }

    private static Snapshot read(byte[] bytes) throws IOException, UnusableException {
        return CheckpointFile.read(new ByteArrayInputStream(bytes), IDENTITY);
    }

    private static byte[] written(Snapshot snapshot) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CheckpointFile.write(snapshot, IDENTITY, bytes);
        return bytes.toByteArray();
    }

    private static Snapshot snapshot(float[] params, float[] kept) {
        return new Snapshot(
                4,
                75,
                new Progress.State(5, 2, OptionalDouble.of(0.25), 2),
                new RatePlan.State(0.1, 0.25, 3, 4),
                params,
                random(7),
                kept,
                Optional.of(List.of(0.25, 1e300)),
                OptionalInt.of(2),
                12.5);
    }

    private static float[] random(int count) {
        Random random = new Random(count);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
