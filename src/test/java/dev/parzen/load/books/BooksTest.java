package dev.parzen.load.books;

import static dev.parzen.load.books.Forgery.LEASE;
import static dev.parzen.load.books.Forgery.START;
import static dev.parzen.load.books.Forgery.running;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.load.books.Deed.Ask;
import dev.parzen.load.books.Deed.Release;
import dev.parzen.load.books.Deed.Renew;
import dev.parzen.load.books.Deed.Report;
import dev.parzen.load.books.Deed.Tell;
import dev.parzen.load.books.Deed.Told;
import dev.parzen.load.books.Forgery.Picture;
import dev.parzen.wire.TrialJson;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Each check is shown right books, which it leaves alone, and wrong ones, of which it complains. */
class BooksTest {
    private final Forgery books = new Forgery();

    private void areRight() {
        assertThat(books.violations()).isEmpty();
    }

    private void areWrong(String... words) {
        assertThat(books.violations())
                .anySatisfy(sentence -> assertThat(sentence).contains(words));
    }

    /** Trial 0, handed to one worker who tells 0.5. */
    private Forgery told() {
        return books.handedOut(0, 1, "one").done("one", complete(0.5), Forgery.complete(0, 1, 0.5));
    }

    private static Deed complete(double value) {
        return new Tell(0, 1, Told.complete(value));
    }

    private static Deed report(int attempt, int step, double value) {
        return new Report(0, attempt, step, value);
    }

    private static Picture ended(String state, int attempt) {
        return new Picture(0, state, attempt);
    }

    @Nested
    class OfNumbers {
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

    @Nested
    class OfHandouts {
        @Test
        void handAnAttemptToTwo() {
            books.handedOut(0, 1, "other");
            told().closing(Forgery.complete(0, 1, 0.5));
            areWrong("doubled", "was handed to other and to one");
        }

        @Test
        void mayGiveTheSameAnswerToTheSameKey() {
            TrialJson granted = running(0, 1, "one");
            books.granted("one", Optional.of("k"), granted).granted("one", Optional.of("k"), granted);
            books.done("one", complete(0.5), Forgery.complete(0, 1, 0.5));
            books.closing(Forgery.complete(0, 1, 0.5));
            areRight();
        }

        @Test
        void loseATrial() {
            told();
            areWrong("lost", "there is no such trial");
        }

        @Test
        void changeAnId() {
            told().closing(ended("COMPLETE", 1).value(0.5).with("id", 5).trial());
            areWrong("changed", "had the id 1000, now 5");
        }

        @Test
        void changeAParameter() {
            told().closing(ended("COMPLETE", 1)
                    .value(0.5)
                    .with("params", Map.of("x", 0.25))
                    .trial());
            areWrong("changed", "parameters");
        }

        @Test
        void fallBackToAnEarlierAttempt() {
            books.handedOut(0, 2, "two");
            told().closing(Forgery.complete(0, 1, 0.5));
            areWrong("lost", "ended at attempt 1");
        }

        @Test
        void handOutWhatNobodyAskedFor() {
            books.closing(ended("FAILED", 1).ended(1, "one", "LOST").trial());
            areWrong("doubled", "1 attempts were handed out that nobody was told of, but only 0 asks");
        }

        @Test
        void mayHandOutWhatWasAskedForWithoutHearing() {
            books.unanswered("one", new Ask(Optional.empty()));
            books.closing(ended("FAILED", 1).ended(1, "one", "LOST").trial());
            areRight();
        }

        @Test
        void countAsksOfOneKeyOnce() {
            books.unanswered("one", new Ask(Optional.of("k"))).unanswered("one", new Ask(Optional.of("k")));
            books.closing(
                    ended("FAILED", 1).ended(1, "one", "LOST").trial(),
                    new Picture(1, "FAILED", 1).ended(1, "one", "LOST").trial());
            areWrong("2 attempts were handed out that nobody was told of, but only 1 asks");
        }

        @Test
        void countAnAnsweredKeyNotAtAll() {
            books.unanswered("one", new Ask(Optional.of("k")));
            books.granted("one", Optional.of("k"), running(0, 1, "one"));
            books.closing(
                    ended("FAILED", 1).ended(1, "one", "LOST").trial(),
                    new Picture(1, "FAILED", 1).ended(1, "one", "LOST").trial());
            areWrong("1 attempts were handed out that nobody was told of, but only 0 asks");
        }
    }

    @Nested
    class OfResults {
        @Test
        void areRight() {
            told().done("one", complete(0.5), Forgery.complete(0, 1, 0.5)).refused("one", complete(0.7), 409);
            books.closing(Forgery.complete(0, 1, 0.5));
            BooksTest.this.areRight();
        }

        @Test
        void changeAValue() {
            told().closing(Forgery.complete(0, 1, 0.7));
            areWrong("lost or overwritten", "COMPLETE 0.5");
            areWrong("invented", "COMPLETE [0.7]");
        }

        @Test
        void loseAResult() {
            told().closing(ended("FAILED", 2)
                    .ended(1, "one", "LOST")
                    .ended(2, "two", "LOST")
                    .trial());
            areWrong("lost or overwritten", "FAILED");
        }

        @Test
        void giveAResultToAnotherAttempt() {
            books.handedOut(0, 2, "two");
            told().closing(ended("COMPLETE", 2)
                    .value(0.5)
                    .ended(1, "one", "LOST")
                    .trial());
            areWrong("lost or overwritten", "at attempt 2");
        }

        @Test
        void keepWhatWasRefused() {
            books.handedOut(0, 1, "one").refused("one", complete(0.5), 410);
            books.closing(Forgery.complete(0, 1, 0.5));
            areWrong("invented", "nobody told that");
        }

        @Test
        void mayKeepOrLoseWhatWasNotAnswered() {
            books.handedOut(0, 1, "one").unanswered("one", complete(0.5));
            books.handedOut(1, 1, "one").unanswered("one", new Tell(1, 1, Told.complete(0.7)));
            books.closing(
                    Forgery.complete(0, 1, 0.5),
                    new Picture(1, "FAILED", 1).ended(1, "one", "LOST").trial());
            BooksTest.this.areRight();
        }

        @Test
        void refuseWhatIsSo() {
            told().refused("one", complete(0.5), 409).closing(Forgery.complete(0, 1, 0.5));
            areWrong("refused", "says what the trial is");
        }

        @Test
        void knowFailuresAndNumbersThatAreNone() {
            books.handedOut(0, 1, "one").done("one", complete(Double.NaN));
            books.handedOut(1, 1, "one").done("one", new Tell(1, 1, Told.failed(false)));
            books.closing(
                    ended("FAILED", 1).ended(1, "one", "ERROR").trial(),
                    new Picture(1, "FAILED", 1).ended(1, "one", "ERROR").trial());
            BooksTest.this.areRight();
        }

        @Test
        void forgetAFailure() {
            books.handedOut(0, 1, "one").done("one", new Tell(0, 1, Told.failed(true)));
            books.handedOut(0, 2, "two").done("two", new Tell(0, 2, Told.complete(1)));
            books.closing(ended("COMPLETE", 2).value(1).ended(1, "one", "LOST").trial());
            areWrong("lost or overwritten", "FAILED (retryable)");
        }

        @Test
        void inventAFailure() {
            books.handedOut(0, 1, "one")
                    .closing(ended("FAILED", 1).ended(1, "one", "ERROR").trial());
            areWrong("invented", "FAILED");
        }

        @Test
        void takeTheLastReportOfWhatIsPruned() {
            books.handedOut(0, 1, "one").done("one", report(1, 0, 0.25)).done("one", new Tell(0, 1, Told.pruned()));
            books.closing(ended("PRUNED", 1).reported(0, 0.25).value(0.25).trial());
            BooksTest.this.areRight();
            books.trials.clear();
            books.closing(ended("PRUNED", 1).reported(0, 0.25).value(0.5).trial());
            areWrong("lost or overwritten", "PRUNED");
        }
    }

    @Nested
    class OfReports {
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

    @Nested
    class OfAttempts {
        private void closeWith(Picture trial) {
            books.handedOut(0, 2, "two").done("two", new Tell(0, 2, Told.complete(0.5)));
            books.closing(trial.value(0.5).trial());
        }

        @Test
        void areRight() {
            books.handedOut(0, 1, "one");
            closeWith(ended("COMPLETE", 2).ended(1, "one", "LOST"));
            BooksTest.this.areRight();
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
    }

    @Nested
    class OfFences {
        private void second() {
            books.handedOut(0, 1, "one").handedOut(0, 2, "two");
        }

        private void closeSecond() {
            books.done("two", new Tell(0, 2, Told.complete(0.5)));
            books.closing(
                    ended("COMPLETE", 2).value(0.5).ended(1, "one", "LOST").trial());
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

    @Nested
    class OfRepeats {
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

    @Nested
    class OfTotals {
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

        @Test
        void letTooManyBeHeld() {
            books.handedOut(0, 1, "one").handedOut(1, 1, "two").done("one", complete(0.5));
            books.done("two", new Tell(1, 1, Told.complete(1)));
            books.closing(Forgery.complete(0, 1, 0.5), Forgery.complete(1, 1, 1));
            areRight();
            books.parallel = 1;
            areWrong("budget", "2 trials were held at once, of 1");
        }
    }
}
