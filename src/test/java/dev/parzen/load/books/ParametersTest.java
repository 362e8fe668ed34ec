package dev.parzen.load.books;

import dev.parzen.load.books.Deed.Release;
import dev.parzen.load.books.Deed.Suggest;
import dev.parzen.load.books.Deed.Tell;
import dev.parzen.load.books.Deed.Told;
import dev.parzen.load.books.Forgery.Picture;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Parameters that are declared, and such as trials ask for one by one. */
class ParametersTest extends ForgedBooks {
    private static Suggest x(int attempt, double high) {
        return new Suggest(0, attempt, "x", high);
    }

    private void close() {
        books.parameters = Set.of();
        books.done("one", complete(0.5)).closing(Forgery.complete(0, 1, 0.5));
    }

    @Test
    void areIncompleteInTheAnswer() {
        books.granted(
                "one",
                Optional.empty(),
                ended("RUNNING", 1).by("one").with("params", Map.of()).trial());
        books.done("one", complete(0.5)).closing(Forgery.complete(0, 1, 0.5));
        areWrong("parameters: trial 0, RUNNING at attempt 1, has []");
    }

    @Test
    void areIncompleteInTheEnd() {
        told().closing(ended("COMPLETE", 1).value(0.5).with("params", Map.of()).trial());
        areWrong("parameters: trial 0, COMPLETE at attempt 1, has []");
    }

    @Test
    void areOthersThanWereShown() {
        books.handedOut(0, 1, "one")
                .done(
                        "one",
                        complete(0.5),
                        ended("COMPLETE", 1)
                                .value(0.5)
                                .with("params", Map.of("x", 0.75))
                                .trial());
        books.closing(Forgery.complete(0, 1, 0.5));
        areWrong("parameters: one's Tell", "showed {x=0.75}");
    }

    @Test
    void haveOneValueForEver() {
        books.handedOut(0, 1, "one").suggested("one", x(1, 1), 0).suggested("one", x(1, 2), 0);
        close();
        areRight();
    }

    @Test
    void haveAnotherValueWhenAskedAgain() {
        books.handedOut(0, 1, "one").suggested("one", x(1, 1), 0).suggested("one", x(1, 2), 0.25);
        close();
        areWrong("parameters: x of trial 0 is 0.0", "was told 0.25");
    }

    @Test
    void haveAnotherValueAtALaterAttempt() {
        books.parameters = Set.of();
        books.handedOut(0, 1, "one").suggested("one", x(1, 1), 0.25);
        books.handedOut(0, 2, "two").suggested("two", x(2, 1), 0).done("two", new Tell(0, 2, Told.complete(0.5)));
        books.closing(ended("COMPLETE", 2).value(0.5).ended(1, "one", "LOST").trial());
        areWrong("parameters: x of trial 0 is 0.0", "Suggest[number=0, attempt=1", "was told 0.25");
    }

    @Test
    void areForgotten() {
        books.handedOut(0, 1, "one").suggested("one", new Suggest(0, 1, "y", 1), 0.25);
        close();
        areWrong("parameters: y of trial 0 is null", "was told 0.25");
    }

    @Test
    void areThereUnasked() {
        books.handedOut(0, 1, "one");
        close();
        areWrong("parameters: x of trial 0 is 0.0, and nobody asked for it");
    }

    @Test
    void mayBeAskedForWhenTheTrialHasEnded() {
        books.handedOut(0, 1, "one")
                .suggested("one", x(1, 1), 0)
                .done("one", complete(0.5), Forgery.complete(0, 1, 0.5));
        books.suggested("one", x(1, 2), 0);
        close();
        areRight();
    }

    @Test
    void areGivenWhenTheTrialHasEnded() {
        books.handedOut(0, 1, "one").done("one", complete(0.5), Forgery.complete(0, 1, 0.5));
        books.suggested("one", x(1, 2), 0);
        close();
        areWrong("fence: one's Suggest", "must be refused: the trial had ended");
    }

    @Test
    void mayShowWhatWasEnqueuedUntilItIsAskedFor() {
        Picture waiting = ended("WAITING", 2).with("queuedAt", Forgery.START).with("params", Map.of("y", 0.25));
        books.parameters = Set.of();
        books.handedOut(0, 1, "one").suggested("one", x(1, 1), 0);
        books.done(
                "one",
                new Release(0, 1, Optional.empty()),
                waiting.ended(1, "one", "RELEASED").trial());
        books.handedOut(0, 2, "two").done("two", new Tell(0, 2, Told.complete(0.5)));
        books.closing(
                ended("COMPLETE", 2).value(0.5).ended(1, "one", "RELEASED").trial());
        areRight();
    }
}
