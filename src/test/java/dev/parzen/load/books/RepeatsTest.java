package dev.parzen.load.books;

import static dev.parzen.load.books.Forgery.running;

import dev.parzen.load.books.Deed.Ask;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The same key, the same answer. */
class RepeatsTest extends ForgedBooks {
    @Test
    void answerTheSameKeyOtherwise() {
        books.granted("one", Optional.of("k"), running(0, 1, "one"))
                .granted("one", Optional.of("k"), running(1, 1, "one"));
        books.done("one", complete(0.5)).closing(Forgery.complete(0, 1, 0.5));
        areWrong("repeated", "bear the same key");
    }

    @Test
    void refuseARepetition() {
        told();
        books.granted("one", Optional.of("k"), running(1, 1, "one")).refused("one", new Ask(Optional.of("k")), 409);
        books.closing(Forgery.complete(0, 1, 0.5), running(1, 1, "one"));
        areWrong("repeated", "answered 409");
    }

    @Test
    void mayRefuseARepetitionWhileTheFirstIsRunning() {
        books.granted("one", Optional.of("k"), running(0, 1, "one")).refused("one", new Ask(Optional.of("k")), 409);
        books.atOnce().done("one", complete(0.5)).closing(Forgery.complete(0, 1, 0.5));
        areRight();
    }

    @Test
    void answerOutOfPlace() {
        told().refused("one", new Ask(Optional.empty()), 500).closing(Forgery.complete(0, 1, 0.5));
        areWrong("answers", "answered 500");
    }
}
