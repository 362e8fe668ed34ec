package dev.parzen.load.books;

import static dev.parzen.load.books.Forgery.LEASE;
import static dev.parzen.load.books.Forgery.START;

import dev.parzen.load.books.Deed.Ask;
import dev.parzen.load.books.Deed.Release;
import dev.parzen.load.books.Deed.Renew;
import dev.parzen.load.books.Deed.Tell;
import dev.parzen.load.books.Deed.Told;
import dev.parzen.load.books.Forgery.Picture;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How attempts ended. */
class AttemptsTest extends ForgedBooks {
    private void closeWith(Picture trial) {
        books.handedOut(0, 2, "two").done("two", new Tell(0, 2, Told.complete(0.5)));
        books.closing(trial.value(0.5).trial());
    }

    @Test
    void areRightAsTheyAre() {
        books.handedOut(0, 1, "one");
        closeWith(ended("COMPLETE", 2).ended(1, "one", "LOST"));
        areRight();
    }

    @Test
    void missAnAttempt() {
        books.handedOut(0, 1, "one");
        closeWith(ended("COMPLETE", 2));
        areWrong("attempts", "those that ended without a result are []");
    }

    @Test
    void spendMoreThanAllowed() {
        for (int attempt = 1; attempt <= 4; attempt++) {
            books.handedOut(0, attempt, "one");
        }
        books.closing(ended("FAILED", 4)
                .ended(1, "one", "LOST")
                .ended(2, "one", "LOST")
                .ended(3, "one", "LOST")
                .ended(4, "one", "LOST")
                .trial());
        areWrong("trial 0 spent 4 of 3");
    }

    @Test
    void nameAnotherWorker() {
        books.handedOut(0, 1, "one");
        closeWith(ended("COMPLETE", 2).ended(1, "two", "LOST"));
        areWrong("was of one, and is said to be of two");
    }

    @Test
    void nameAWorkerWhoNeverAsked() {
        books.unanswered("one", new Ask(Optional.empty()));
        closeWith(ended("COMPLETE", 2).ended(1, "three", "LOST"));
        areWrong("was of nobody, and is said to be of three");
    }

    @Test
    void endAsNobodySaid() {
        books.handedOut(0, 1, "one").refused("one", new Release(0, 1, Optional.empty()), 410);
        closeWith(ended("COMPLETE", 2).ended(1, "one", "RELEASED"));
        areWrong("ended as RELEASED, and nobody said so");
    }

    @Test
    void forgetThatATrialWasGivenBack() {
        books.handedOut(0, 1, "one").done("one", new Release(0, 1, Optional.empty()));
        closeWith(ended("COMPLETE", 2).ended(1, "one", "LOST"));
        areWrong("attempts", "Release", "did not end as RELEASED");
    }

    @Test
    void loseAnAttemptBeforeItsTime() {
        books.handedOut(0, 1, "one").promised("one", new Renew(0, 1), START.plus(LEASE.multipliedBy(2)));
        closeWith(ended("COMPLETE", 2).ended(1, "one", "LOST", START.plus(LEASE)));
        areWrong("was lost at", "had been promised until 2026-01-01T00:00:04Z");
    }

    @Test
    void giveATrialUpTooEarly() {
        books.handedOut(0, 1, "one").done("one", new Tell(0, 1, Told.failed(true)));
        books.closing(ended("FAILED", 1).ended(1, "one", "ERROR").trial());
        areWrong("trial 0 was given up after 1 of 3");
        books.attempts = 1;
        areRight();
    }
}
