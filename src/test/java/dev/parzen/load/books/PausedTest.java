package dev.parzen.load.books;

import static dev.parzen.load.books.Deed.Control.ACTIVE;
import static dev.parzen.load.books.Deed.Control.PAUSED;
import static dev.parzen.load.books.Forgery.running;

import dev.parzen.load.books.Deed.Ask;
import dev.parzen.load.books.Deed.Control;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is handed out while the study is paused. */
class PausedTest extends ForgedBooks {
    private static final String GIVEN = "was given trials, and the study was paused all the while";

    @BeforeEach
    void close() {
        books.closing(Forgery.complete(0, 1, 0.5));
    }

    @Test
    void handOutATrialAfterThePauseWasAnswered() {
        books.done("governor", Control.to(PAUSED));
        told();
        areWrong("paused: one's Ask", GIVEN);
    }

    @Test
    void handOutATrialAlthoughItIsResumedLater() {
        books.done("governor", Control.to(PAUSED));
        told().done("governor", Control.to(ACTIVE));
        areWrong(GIVEN);
    }

    @Test
    void mayHandOutOnceTheEndOfThePauseWasSent() {
        books.done("governor", Control.to(PAUSED)).unanswered("governor", Control.to(ACTIVE));
        told();
        areRight();
    }

    @Test
    void mayHandOutBeforeThePauseWasAnswered() {
        books.handedOut(0, 1, "one").done("governor", Control.to(PAUSED)).atOnce();
        books.done("one", complete(0.5));
        areRight();
    }

    @Test
    void mayHandOutWhenNobodyHeardThatThePauseCame() {
        books.unanswered("governor", Control.to(PAUSED));
        told();
        areRight();
    }

    @Test
    void mayRepeatAnAnswerFromBefore() {
        books.granted("one", Optional.of("k"), running(0, 1, "one")).done("governor", Control.to(PAUSED));
        books.granted("one", Optional.of("k"), running(0, 1, "one")).done("one", complete(0.5));
        areRight();
    }

    @Test
    void pauseOnceMore() {
        books.done("governor", Control.to(PAUSED)).done("governor", Control.to(ACTIVE));
        books.done("governor", Control.to(PAUSED))
                .granted("one", new Ask(Optional.of("k"), 1, true), running(0, 1, "one"));
        books.done("one", complete(0.5));
        areWrong("isClaim=true", GIVEN);
    }
}
