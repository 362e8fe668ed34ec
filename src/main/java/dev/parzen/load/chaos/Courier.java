package dev.parzen.load.chaos;

import dev.parzen.load.books.Deed;
import dev.parzen.load.books.Deed.Ask;
import dev.parzen.load.books.Entry;
import dev.parzen.load.books.Entry.Answer;
import dev.parzen.load.traffic.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Takes a worker's calls to whichever server it draws, once or more often, and writes down every time. A call is repeated
 * until it is answered.
 */
final class Courier {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<Mishap> DISTURBANCES =
            List.of(Mishap.HUNG_UP, Mishap.TWICE, Mishap.AT_ONCE, Mishap.LATE, Mishap.SLOW);

    private final Stage stage;
    private final Forms forms;
    private final Scribe scribe;

    Courier(Stage stage, Scene scene) {
        this.stage = stage;
        this.forms = new Forms(scene.study());
        this.scribe = scene.scribe();
    }

    /** Sends it as it is drawn: most often in order. */
    Optional<Answer> sendDisturbed(String worker, Deed deed, SplittableRandom random) {
        boolean isDisturbed = !stage.course().isCalm()
                && random.nextDouble() < stage.settings().disturb();
        if (!isDisturbed) {
            return send(worker, deed, random);
        }
        Mishap drawn = DISTURBANCES.get(random.nextInt(DISTURBANCES.size()));
        // A second ask without a key is another ask.
        boolean isAnother = deed instanceof Ask ask && ask.key().isEmpty();
        return send(worker, deed, random, isAnother && drawn != Mishap.HUNG_UP ? Mishap.SLOW : drawn);
    }

    /** Sends it in order; empty if no server answers for long. */
    Optional<Answer> send(String worker, Deed deed, SplittableRandom random) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < PATIENCE.toNanos()) {
            Optional<Answer> answer = once(worker, deed, random);
            if (answer.isPresent()) {
                return answer;
            }
            Pauses.upTo(Duration.ofMillis(300), random);
        }
        return Optional.empty();
    }

    private Optional<Answer> send(String worker, Deed deed, SplittableRandom random, Mishap mishap) {
        stage.mishaps().add(mishap);
        switch (mishap) {
            case HUNG_UP:
                hangUp(worker, deed, random);
                return send(worker, deed, random);
            case TWICE:
                Optional<Answer> first = send(worker, deed, random);
                once(worker, deed, random);
                return first;
            case AT_ONCE:
                SplittableRandom other = random.split();
                stage.later().in(Duration.ZERO, () -> once(worker, deed, other));
                return send(worker, deed, random);
            case LATE:
                SplittableRandom copy = random.split();
                stage.later()
                        .in(
                                Pauses.drawn(stage.settings().lease().multipliedBy(2), random),
                                () -> once(worker, deed, copy));
                return send(worker, deed, random);
            default:
                Pauses.upTo(delay(random), random);
                return send(worker, deed, random);
        }
    }

    /** Mostly a blink, sometimes longer than a lease. */
    private Duration delay(SplittableRandom random) {
        return random.nextInt(10) == 0 ? stage.settings().lease().multipliedBy(2) : Duration.ofMillis(50);
    }

    private Optional<Answer> once(String worker, Deed deed, SplittableRandom random) {
        Request request = forms.request(worker, deed);
        long from = scribe.tick();
        try {
            Answer answer = Forms.answer(deed, stage.door(random).send(request));
            return scribe.answered(from, worker, deed, answer).answer();
        } catch (IOException gone) {
            return scribe.unanswered(from, worker, deed).answer();
        }
    }

    private void hangUp(String worker, Deed deed, SplittableRandom random) {
        Entry sent = scribe.unanswered(scribe.tick(), worker, deed);
        try {
            stage.door(random).sendAndHangUp(forms.request(worker, sent.deed()));
        } catch (IOException gone) {
            // As good as unanswered.
        }
    }
}
