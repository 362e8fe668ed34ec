package dev.parzen.load.books;

import static dev.parzen.load.books.Forgery.running;

import dev.parzen.load.books.Deed.Ask;
import dev.parzen.load.books.Forgery.Picture;
import dev.parzen.wire.TrialJson;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who was handed what. */
class HandoutsTest extends ForgedBooks {
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
        areWrong("doubled", "1 attempts were handed out that nobody was told of, but only 0 were asked for");
    }

    @Test
    void mayHandOutWhatWasAskedForWithoutHearing() {
        books.attempts = 1;
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
        areWrong("2 attempts were handed out that nobody was told of, but only 1 were asked for");
    }

    @Test
    void countAnAnsweredKeyNotAtAll() {
        books.unanswered("one", new Ask(Optional.of("k")));
        books.granted("one", Optional.of("k"), running(0, 1, "one"));
        books.closing(
                ended("FAILED", 1).ended(1, "one", "LOST").trial(),
                new Picture(1, "FAILED", 1).ended(1, "one", "LOST").trial());
        areWrong("1 attempts were handed out that nobody was told of, but only 0 were asked for");
    }

    @Test
    void countHowManyWereAskedForAtOnce() {
        books.attempts = 1;
        books.unanswered("one", new Ask(Optional.empty(), 2, false));
        books.closing(
                ended("FAILED", 1).ended(1, "one", "LOST").trial(),
                new Picture(1, "FAILED", 1).ended(1, "one", "LOST").trial());
        areRight();
        books.closing(new Picture(2, "FAILED", 1).ended(1, "one", "LOST").trial());
        areWrong("3 attempts were handed out that nobody was told of, but only 2 were asked for");
    }

    @Test
    void handAnAttemptOutTwiceInOneAnswer() {
        books.granted("one", new Ask(Optional.empty(), 2, false), running(0, 1, "one"), running(0, 1, "one"));
        books.done("one", complete(0.5)).closing(Forgery.complete(0, 1, 0.5));
        areWrong("doubled", "was handed to one and to one");
    }

    @Test
    void handOutToAClaimThatWasGivenNothing() {
        books.refused("one", new Ask(Optional.empty(), 1, true), 204);
        books.closing(ended("FAILED", 1).ended(1, "one", "LOST").trial());
        areWrong("1 attempts were handed out that nobody was told of, but only 0 were asked for");
    }
}
