package dev.parzen.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.objective.network.Metric;
import dev.parzen.training.Epoch;
import dev.parzen.training.TrainingResult.Fold;
import dev.parzen.training.dl4j.FoldsFile.Standing;
import dev.parzen.training.dl4j.Seal.UnusableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoldsFileTest {
    private static final byte[] IDENTITY = new byte[32];
    private static final Standing STANDING = new Standing(
            List.of(new Fold(List.of(0.1, Double.MIN_VALUE), 3, 7), new Fold(List.of(-0.0, 1e300), 0, 1)),
            true,
            List.of(
                    new Epoch(0, Map.of(Metric.VALIDATION_LOSS, 0.25, Metric.TRAIN_R2, -1.5), 0.01, 2.5, true),
                    new Epoch(1, Map.of(Metric.PARAMETERS, 7.0), 0.005, 3, false)));

    @Test
    void readsWhatItWroteAndNothingBehind() throws Exception {
        for (Standing standing : List.of(STANDING, Standing.START)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            FoldsFile.write(standing, IDENTITY, bytes);
            bytes.write(77);
            InputStream source = new ByteArrayInputStream(bytes.toByteArray());
            assertThat(FoldsFile.read(source, IDENTITY)).isEqualTo(standing);
            assertThat(source.read()).isEqualTo(77);
        }
    }

    @Test
    void seesEveryBitThatIsFlipped() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FoldsFile.write(STANDING, IDENTITY, bytes);
        byte[] whole = bytes.toByteArray();
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> FoldsFile.read(new ByteArrayInputStream(damaged), IDENTITY))
                    .as("bit " + bit)
                    .isInstanceOf(UnusableException.class);
        }
    }
}
