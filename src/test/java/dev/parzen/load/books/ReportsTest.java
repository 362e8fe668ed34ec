package dev.parzen.load.books;

import dev.parzen.load.books.Deed.Tell;
import dev.parzen.load.books.Deed.Told;
import dev.parzen.load.books.Forgery.Picture;
import org.junit.jupiter.api.Test;

/** What was reported last. */
class ReportsTest extends ForgedBooks {
    private void closeWith(Picture trial) {
        books.done("one", complete(0.5), Forgery.complete(0, 1, 0.5))
                .closing(trial.value(0.5).trial());
    }

    @Test
    void areRightWithTheLastValueOfEachStep() {
        books.handedOut(0, 1, "one").done("one", report(1, 0, 0.1)).done("one", report(1, 0, 0.2));
        closeWith(ended("COMPLETE", 1).reported(0, 0.2));
        areRight();
    }

    @Test
    void loseAReport() {
        books.handedOut(0, 1, "one").done("one", report(1, 0, 0.1));
        closeWith(ended("COMPLETE", 1));
        areWrong("lost", "step 0 of trial 0");
    }

    @Test
    void keepAnEarlierValue() {
        books.handedOut(0, 1, "one").done("one", report(1, 0, 0.1)).done("one", report(1, 0, 0.2));
        closeWith(ended("COMPLETE", 1).reported(0, 0.1));
        areWrong("lost or overwritten", "step 0 of trial 0 is 0.1");
    }

    @Test
    void keepAStepTwice() {
        books.handedOut(0, 1, "one").done("one", report(1, 0, 0.1));
        closeWith(ended("COMPLETE", 1).reported(0, 0.1).reported(0, 0.1));
        areWrong("doubled", "stands 2 times");
    }

    @Test
    void keepWhatNobodyReported() {
        books.handedOut(0, 1, "one").refused("two", report(0, 0, 0.1), 410);
        closeWith(ended("COMPLETE", 1).reported(0, 0.1));
        areWrong("lost or overwritten", "step 0 of trial 0 is 0.1");
    }

    @Test
    void mayKeepEitherOfTwoAtOnce() {
        books.handedOut(0, 1, "one").done("one", report(1, 0, 0.1)).done("one", report(1, 0, 0.2));
        books.atOnce();
        closeWith(ended("COMPLETE", 1).reported(0, 0.1));
        areRight();
    }

    @Test
    void mayKeepALateOneThatNobodyWasToldOf() {
        books.handedOut(0, 1, "one").unanswered("one", report(1, 0, 0.1)).done("one", report(1, 0, 0.2));
        closeWith(ended("COMPLETE", 1).reported(0, 0.1));
        areRight();
    }

    @Test
    void keepALateOneOfAnEarlierAttempt() {
        books.handedOut(0, 1, "one").unanswered("one", report(1, 0, 0.1));
        books.handedOut(0, 2, "two").done("two", report(2, 0, 0.2));
        books.done("two", new Tell(0, 2, Told.complete(0.5)));
        books.closing(ended("COMPLETE", 2)
                .value(0.5)
                .ended(1, "one", "LOST")
                .reported(0, 0.1)
                .trial());
        areWrong("lost or overwritten", "step 0 of trial 0 is 0.1");
    }
}
