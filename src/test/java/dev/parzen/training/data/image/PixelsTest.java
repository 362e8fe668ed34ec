package dev.parzen.training.data.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PixelsTest {

    /** As tf.image.resize does it: [[0, 100], [200, 60]] to 2 × 4 has 0, 25, 75, 100 in its first line. */
    @Test
    void interpolatesBetweenTheMiddlesOfPixels() {
        Pixels pixels = new Pixels(2, 2, 1, new float[] {0, 100, 200, 60});
        assertThat(pixels.resized(4, 2).values()).containsExactly(0, 25, 75, 100, 200, 165, 95, 60);
        assertThat(pixels.resized(1, 1).values()).containsExactly(90);
        assertThat(pixels.resized(2, 2)).isSameAs(pixels);
    }

    @Test
    void keepsChannelsApart() {
        Pixels pixels = new Pixels(1, 2, 2, new float[] {0, 10, 100, 30});
        assertThat(pixels.resized(1, 4).values()).containsExactly(0, 10, 25, 15, 75, 25, 100, 30);
        assertThat(new Pixels(1, 1, 2, new float[] {254.6f, 0.4f}).bytes()).containsExactly(-1, 0);
    }
}
