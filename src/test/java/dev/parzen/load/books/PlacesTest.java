package dev.parzen.load.books;

import static dev.parzen.load.books.Forgery.running;

import dev.parzen.load.books.Deed.Ask;
import dev.parzen.load.books.Deed.Control;
import dev.parzen.load.books.Deed.Tell;
import dev.parzen.load.books.Deed.Told;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many run at once. */
class PlacesTest extends ForgedBooks {
    @BeforeEach
    void close() {
        books.closing(Forgery.complete(0, 1, 0.5), Forgery.complete(1, 1, 1));
    }

    private void end() {
        books.done("one", complete(0.5)).done("two", new Tell(1, 1, Told.complete(1)));
    }

    @Test
    void letTooManyBeHeld() {
        books.handedOut(0, 1, "one").handedOut(1, 1, "two");
        end();
        areRight();
        books.parallel = 1;
        areWrong("budget", "2 trials were held at once, of 1");
        areWrong("budget: two's Ask", "given 1 trials, and 1 of 1 that may");
    }

    @Test
    void giveSeveralWhereThereIsOnePlace() {
        books.granted("one", new Ask(Optional.empty(), 2, false), running(0, 1, "one"), running(1, 1, "one"));
        end();
        areRight();
        books.parallel = 1;
        areWrong("given 2 trials, and 0 of 1 that may");
    }

    @Test
    void exceedWhatWasLowered() {
        books.handedOut(0, 1, "one").done("governor", Control.places(1)).handedOut(1, 1, "two");
        books.done("governor", Control.places(10));
        end();
        areWrong("budget: two's Ask", "given 1 trials, and 1 of 1 that may");
    }

    @Test
    void mayGoOnWithWhatRanBefore() {
        books.handedOut(0, 1, "one").handedOut(1, 1, "two").done("governor", Control.places(1));
        end();
        areRight();
    }

    @Test
    void mayTakeWhatIsBeingGivenBack() {
        books.handedOut(0, 1, "one").done("governor", Control.places(1));
        books.unanswered("governor", Control.places(10)).handedOut(1, 1, "two");
        end();
        areRight();
    }
}
