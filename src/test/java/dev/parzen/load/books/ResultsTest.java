package dev.parzen.load.books;

import dev.parzen.load.books.Deed.Tell;
import dev.parzen.load.books.Deed.Told;
import dev.parzen.load.books.Forgery.Picture;
import org.junit.jupiter.api.Test;

/** What was told, and what is kept. */
class ResultsTest extends ForgedBooks {
    @Test
    void areRightAsTheyAre() {
        told().done("one", complete(0.5), Forgery.complete(0, 1, 0.5)).refused("one", complete(0.7), 409);
        books.closing(Forgery.complete(0, 1, 0.5));
        areRight();
    }

    @Test
    void changeAValue() {
        told().closing(Forgery.complete(0, 1, 0.7));
        areWrong("lost or overwritten", "COMPLETE 0.5");
        areWrong("invented", "COMPLETE [0.7]");
    }

    @Test
    void loseAResult() {
        told().closing(ended("FAILED", 2)
                .ended(1, "one", "LOST")
                .ended(2, "two", "LOST")
                .trial());
        areWrong("lost or overwritten", "FAILED");
    }

    @Test
    void giveAResultToAnotherAttempt() {
        books.handedOut(0, 2, "two");
        told().closing(ended("COMPLETE", 2).value(0.5).ended(1, "one", "LOST").trial());
        areWrong("lost or overwritten", "at attempt 2");
    }

    @Test
    void keepWhatWasRefused() {
        books.handedOut(0, 1, "one").refused("one", complete(0.5), 410);
        books.closing(Forgery.complete(0, 1, 0.5));
        areWrong("invented", "nobody told that");
    }

    @Test
    void mayKeepOrLoseWhatWasNotAnswered() {
        books.attempts = 1;
        books.handedOut(0, 1, "one").unanswered("one", complete(0.5));
        books.handedOut(1, 1, "one").unanswered("one", new Tell(1, 1, Told.complete(0.7)));
        books.closing(
                Forgery.complete(0, 1, 0.5),
                new Picture(1, "FAILED", 1).ended(1, "one", "LOST").trial());
        areRight();
    }

    @Test
    void refuseWhatIsSo() {
        told().refused("one", complete(0.5), 409).closing(Forgery.complete(0, 1, 0.5));
        areWrong("refused", "says what the trial is");
    }

    @Test
    void knowFailuresAndNumbersThatAreNone() {
        books.handedOut(0, 1, "one").done("one", complete(Double.NaN));
        books.handedOut(1, 1, "one").done("one", new Tell(1, 1, Told.failed(false)));
        books.closing(
                ended("FAILED", 1).ended(1, "one", "ERROR").trial(),
                new Picture(1, "FAILED", 1).ended(1, "one", "ERROR").trial());
        areRight();
    }

    @Test
    void forgetAFailure() {
        books.handedOut(0, 1, "one").done("one", new Tell(0, 1, Told.failed(true)));
        books.handedOut(0, 2, "two").done("two", new Tell(0, 2, Told.complete(1)));
        books.closing(ended("COMPLETE", 2).value(1).ended(1, "one", "LOST").trial());
        areWrong("lost or overwritten", "FAILED (retryable)");
    }

    @Test
    void inventAFailure() {
        books.handedOut(0, 1, "one")
                .closing(ended("FAILED", 1).ended(1, "one", "ERROR").trial());
        areWrong("invented", "FAILED");
    }

    @Test
    void takeTheLastReportOfWhatIsPruned() {
        books.handedOut(0, 1, "one").done("one", report(1, 0, 0.25)).done("one", new Tell(0, 1, Told.pruned()));
        books.closing(ended("PRUNED", 1).reported(0, 0.25).value(0.25).trial());
        areRight();
        books.trials.clear();
        books.closing(ended("PRUNED", 1).reported(0, 0.25).value(0.5).trial());
        areWrong("lost or overwritten", "PRUNED");
    }
}
