package dev.parzen.load.books;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Counts, the best value, budgets. */
class TotalsTest extends ForgedBooks {
    @Test
    void miscount() {
        told().closing(Forgery.complete(0, 1, 0.5));
        books.counts = Optional.of(Map.of("COMPLETE", 2));
        areWrong("the study counts 2 COMPLETE, and there are 1");
    }

    @Test
    void nameAnotherBestValue() {
        told().closing(Forgery.complete(0, 1, 0.5));
        books.bestValue = Optional.of(OptionalDouble.of(0.75));
        areWrong("totals", "the best value is said to be");
        areWrong("lost", "was acknowledged");
        areWrong("totals", "the best trials are said to have []");
    }

    @Test
    void exceedTheBudget() {
        told().closing(Forgery.complete(0, 1, 0.5));
        books.budget = 0;
        areWrong("budget", "there are 1 trials, of a budget of 0");
    }

    @Test
    void neverFinish() {
        told().closing(Forgery.complete(0, 1, 0.5));
        books.budget = 1;
        areWrong("totals", "the budget is spent and the study ACTIVE");
        books.state = "FINISHED";
        areRight();
    }

    @Test
    void letTooManyRun() {
        told().closing(Forgery.complete(0, 1, 0.5)).counted(Map.of("RUNNING", 2));
        books.parallel = 1;
        areWrong("budget", "2 trials ran at once, of 1");
    }

    @Test
    void haveMoreTrialsForAMoment() {
        told().closing(Forgery.complete(0, 1, 0.5)).counted(Map.of("COMPLETE", 101));
        areWrong("budget", "101 trials were there, of 100");
    }

    @Test
    void haveFewerTrialsThanBefore() {
        told().closing(Forgery.complete(0, 1, 0.5))
                .counted(Map.of("COMPLETE", 1))
                .counted(Map.of());
        areWrong("lost", "there were 1 trials, and later 0");
    }
}
