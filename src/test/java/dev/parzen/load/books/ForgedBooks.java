package dev.parzen.load.books;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.load.books.Deed.Report;
import dev.parzen.load.books.Deed.Tell;
import dev.parzen.load.books.Deed.Told;
import dev.parzen.load.books.Forgery.Picture;

/** A ledger to be forged. Each check is shown right books, which it leaves alone, and wrong ones, of which it complains. */
abstract class ForgedBooks {
    final Forgery books = new Forgery();

    void areRight() {
        assertThat(books.violations()).isEmpty();
    }

    void areWrong(String... words) {
        assertThat(books.violations())
                .anySatisfy(sentence -> assertThat(sentence).contains(words));
    }

    /** Trial 0, handed to one worker who tells 0.5. */
    Forgery told() {
        return books.handedOut(0, 1, "one").done("one", complete(0.5), Forgery.complete(0, 1, 0.5));
    }

    static Deed complete(double value) {
        return new Tell(0, 1, Told.complete(value));
    }

    static Deed report(int attempt, int step, double value) {
        return new Report(0, attempt, step, value);
    }

    static Picture ended(String state, int attempt) {
        return new Picture(0, state, attempt);
    }
}
