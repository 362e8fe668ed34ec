package dev.parzen.load.books;

import static dev.parzen.load.books.Forgery.START;

import dev.parzen.load.books.Deed.Enqueue;
import dev.parzen.load.books.Forgery.Picture;
import dev.parzen.wire.TrialJson;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is enqueued. */
class QueueTest extends ForgedBooks {
    private static final Enqueue WISH = new Enqueue("k", "x", 0.125);

    /** Number 1 has 0.125 for x, unless told otherwise. */
    private static Picture enqueued(int number, String state) {
        return new Picture(number, state, 1)
                .with("attributes", Map.of("wish", "k"))
                .with("queuedAt", START);
    }

    private static TrialJson leftOver() {
        return enqueued(1, "WAITING").trial();
    }

    private Forgery right() {
        return told().done("two", WISH, leftOver()).closing(Forgery.complete(0, 1, 0.5));
    }

    @Test
    void mayBeLeftOverWhenTheBudgetIsSpent() {
        right().closing(leftOver());
        books.budget = 1;
        books.state = "FINISHED";
        areRight();
    }

    @Test
    void areLeftOverAlthoughThereIsABudget() {
        right().closing(leftOver());
        areWrong("ended: trial 1 is still WAITING");
    }

    @Test
    void loseWhatWasEnqueued() {
        right();
        areWrong("queue: Enqueue", "is there 0 times");
    }

    @Test
    void enqueueTwice() {
        right().done("two", WISH, leftOver())
                .closing(
                        leftOver(),
                        enqueued(2, "WAITING")
                                .with("params", Map.of("x", 0.125))
                                .trial());
        areWrong("queue: Enqueue", "is there 2 times");
    }

    @Test
    void enqueueOnceMoreThanWasAnswered() {
        right().unanswered("two", WISH)
                .closing(
                        leftOver(),
                        enqueued(2, "WAITING")
                                .with("params", Map.of("x", 0.125))
                                .trial());
        areWrong("queue: Enqueue", "is there 2 times");
    }

    @Test
    void enqueueWhatWasRefused() {
        told().refused("two", WISH, 409).closing(Forgery.complete(0, 1, 0.5), leftOver());
        areWrong("queue: Enqueue", "is there 1 times");
    }

    @Test
    void answerAnotherTrial() {
        told().done("two", WISH, enqueued(2, "WAITING").trial()).closing(Forgery.complete(0, 1, 0.5), leftOver());
        areWrong("queue: two's Enqueue", "answered another trial than is there");
    }

    @Test
    void useAnotherValue() {
        right().closing(enqueued(1, "WAITING").with("params", Map.of("x", 0.75)).trial());
        areWrong("queue: trial 1 has {x=0.75}");
    }
}
