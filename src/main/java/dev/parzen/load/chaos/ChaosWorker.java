package dev.parzen.load.chaos;

import dev.parzen.load.books.Deed;
import dev.parzen.load.books.Deed.Ask;
import dev.parzen.load.books.Deed.Enqueue;
import dev.parzen.load.books.Entry.Answer;
import dev.parzen.wire.TrialJson;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** A worker that asks for trials, now and then enqueues one, and does what it is given. */
final class ChaosWorker implements Runnable {
    private static final Duration NOTHING_TO_DO = Duration.ofMillis(100);
    private static final int MOST_AT_ONCE = 4;

    private final Stage stage;
    private final String name;
    private final SplittableRandom random;
    private int keys;

    ChaosWorker(Stage stage, String name, SplittableRandom random) {
        this.stage = stage;
        this.name = name;
        this.random = random;
    }

    @Override
    public void run() {
        while (!stage.course().isOver()) {
            Scene scene = stage.scene(random);
            Courier courier = new Courier(stage, scene);
            if (random.nextInt(15) == 0 && scene.isFarFromItsEnd()) {
                answered(courier, new Enqueue(key(), Forms.NAMES.get(0), random.nextDouble()));
            }
            List<TrialJson> trials =
                    answered(courier, ask(scene)).map(Answer::trials).orElse(List.of());
            trials.forEach(trial -> scene.handedOut(trial.number()));
            trials.forEach(trial -> new Job(stage, scene, name, trial, random).run(key()));
            if (trials.isEmpty()) {
                Pauses.upTo(NOTHING_TO_DO, random);
            }
        }
    }

    /** Pools claim what they can run, which trials that name their own parameters are not. */
    private Ask ask(Scene scene) {
        Optional<String> key = random.nextBoolean() ? Optional.of(key()) : Optional.empty();
        int kind = random.nextInt(8);
        if (kind == 0) {
            return new Ask(key, 2 + random.nextInt(MOST_AT_ONCE - 1), false);
        }
        return new Ask(key, 1, kind <= 2 && !scene.isDefinedByRun());
    }

    /** Sends it until it was not refused because the same call is being answered. */
    private Optional<Answer> answered(Courier courier, Deed deed) {
        Optional<Answer> answer = courier.sendDisturbed(name, deed, random);
        while (answer.isPresent()
                && isBeingAnswered(answer.get())
                && !stage.course().isOver()) {
            Pauses.upTo(NOTHING_TO_DO, random);
            answer = courier.send(name, deed, random);
        }
        return answer;
    }

    private static boolean isBeingAnswered(Answer answer) {
        return answer.status() == 409 && answer.body().contains("\"conflict\"");
    }

    private String key() {
        return name + "-" + ++keys;
    }
}
