package dev.parzen.load.books;

import dev.parzen.load.books.Deed.Release;
import dev.parzen.load.books.Deed.Renew;
import dev.parzen.load.books.Deed.Tell;
import dev.parzen.load.books.Deed.Told;
import dev.parzen.wire.TrialJson;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who may still write. */
class FencesTest extends ForgedBooks {
    private void second() {
        books.handedOut(0, 1, "one").handedOut(0, 2, "two");
    }

    private void closeSecond() {
        books.done("two", new Tell(0, 2, Told.complete(0.5)));
        books.closing(ended("COMPLETE", 2).value(0.5).ended(1, "one", "LOST").trial());
    }

    @Test
    void areRightIfTheStaleAreRefused() {
        second();
        books.refused("one", report(1, 0, 0.1), 410).refused("one", complete(0.7), 410);
        closeSecond();
        areRight();
    }

    @Test
    void heedAStaleReport() {
        second();
        books.done("one", new Renew(0, 1));
        closeSecond();
        areWrong("fence", "Renew", "must get 410");
    }

    @Test
    void refuseTheStaleWithTheWrongWord() {
        second();
        books.refused("one", complete(0.7), 409);
        closeSecond();
        areWrong("fence", "Tell", "must get 410");
    }

    @Test
    void refuseTheHolder() {
        told().refused("one", report(1, 0, 0.1), 410).closing(Forgery.complete(0, 1, 0.5));
        areWrong("fence", "never went beyond attempt 1");
    }

    @Test
    void refuseTheHolderAsIfTheTrialWereOver() {
        books.handedOut(0, 1, "one").refused("one", report(1, 0, 0.1), 409).handedOut(0, 2, "two");
        closeSecond();
        areWrong("fence", "Report", "the trial ended at attempt 2");
    }

    @Test
    void heedAReportAfterTheResult() {
        told().done("one", new Renew(0, 1)).closing(Forgery.complete(0, 1, 0.5));
        areWrong("fence", "Renew", "must be refused: the trial had ended");
    }

    @Test
    void mayRepeatWhatWasDoneBefore() {
        Deed release = new Release(0, 1, Optional.of("k"));
        TrialJson released = ended("WAITING", 2).ended(1, "one", "RELEASED").trial();
        books.handedOut(0, 1, "one").done("one", release, released).handedOut(0, 2, "two");
        books.done("one", release, released).done("two", new Tell(0, 2, Told.complete(0.5)));
        books.closing(
                ended("COMPLETE", 2).value(0.5).ended(1, "one", "RELEASED").trial());
        areRight();
    }
}
