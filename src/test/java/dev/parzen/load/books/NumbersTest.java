package dev.parzen.load.books;

import static dev.parzen.load.books.Forgery.running;

import dev.parzen.load.books.Deed.Tell;
import dev.parzen.load.books.Deed.Told;
import dev.parzen.load.books.Forgery.Picture;
import org.junit.jupiter.api.Test;

/** Numbers without gaps, ids in order, every trial ended. */
class NumbersTest extends ForgedBooks {
    @Test
    void areRightWithoutGaps() {
        told().handedOut(1, 1, "one").done("one", new Tell(1, 1, Told.complete(1)), Forgery.complete(1, 1, 1));
        books.closing(Forgery.complete(0, 1, 0.5), Forgery.complete(1, 1, 1));
        areRight();
    }

    @Test
    void missANumber() {
        books.closing(Forgery.complete(1, 1, 0.5));
        areWrong("at place 0 stands trial 1");
    }

    @Test
    void haveANumberTwice() {
        books.closing(Forgery.complete(0, 1, 0.5), Forgery.complete(0, 1, 0.5));
        areWrong("at place 1 stands trial 0");
    }

    @Test
    void haveIdsOutOfOrder() {
        books.closing(
                Forgery.complete(0, 1, 0.5),
                new Picture(1, "COMPLETE", 1).value(1).with("id", 7).trial());
        areWrong("trial 1 has the id 7");
    }

    @Test
    void haveATrialThatNeverEnds() {
        books.handedOut(0, 1, "one").closing(running(0, 1, "one"));
        areWrong("trial 0 is still RUNNING");
    }

    @Test
    void haveATrialWithoutALease() {
        books.handedOut(0, 1, "one").closing(ended("RUNNING", 1).trial());
        areWrong("trial 0 is RUNNING without a lease");
    }
}
