package dev.parzen.load.chaos;

import dev.parzen.load.books.Deed;
import dev.parzen.load.books.Deed.Control;
import java.time.Duration;
import java.util.SplittableRandom;

/** Pauses studies and takes places from them, for a drawn while each time. */
final class Governor implements Runnable {
    private static final String NAME = "governor";
    private static final Duration BETWEEN = Duration.ofMillis(4_000);
    private static final Duration MEANWHILE = Duration.ofMillis(600);

    private final Stage stage;
    private final SplittableRandom random;

    Governor(Stage stage, SplittableRandom random) {
        this.stage = stage;
        this.random = random;
    }

    @Override
    public void run() {
        while (!stage.course().isOver()) {
            Scene scene = stage.scene(random);
            if (scene.isFarFromItsEnd()) {
                change(scene);
            }
            Pauses.upTo(BETWEEN, random);
        }
    }

    /** What was taken is given back with the next call, however long the first takes to be answered. */
    private void change(Scene scene) {
        boolean isPause = random.nextBoolean();
        int places = stage.settings().parallel();
        Deed taking =
                isPause ? Control.to(Control.PAUSED) : Control.places(1 + random.nextInt(Math.max(1, places / 4)));
        Courier courier = new Courier(stage, scene);
        courier.send(NAME, taking, random);
        Pauses.upTo(MEANWHILE, random);
        courier.send(NAME, isPause ? Control.to(Control.ACTIVE) : Control.places(places), random);
    }
}
