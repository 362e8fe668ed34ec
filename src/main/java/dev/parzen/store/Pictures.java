package dev.parzen.store;

import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Trial;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/**
 * The past of the studies used last. Finished trials never change, so this process keeps a picture of them for each
 * study, with the revision up to which it goes, and reads only what has finished since; that is right with any number of
 * servers on one database. A picture holds nothing but what is committed: in a unit that has itself moved the study,
 * what goes beyond the revision that it found is seen by that unit alone.
 */
@Component
class Pictures {
    private static final int KEPT = 100;
    private static final int READ_AT_ONCE = 1000;
    private static final Set<Part> SEEN =
            EnumSet.of(Part.PARAMETERS, Part.VALUES, Part.REPORTS, Part.CONSTRAINTS, Part.ATTEMPTS);

    private final TrialRows rows;
    private final TrialReader reader;
    private final Beginnings beginnings;
    private final Recent<Long, Picture> kept = new Recent<>(KEPT);

    Pictures(TrialRows rows, TrialReader reader, Beginnings beginnings) {
        this.rows = rows;
        this.reader = reader;
        this.beginnings = beginnings;
    }

    /** A trial that has finished, at this revision of its study. */
    record Finished(long revision, Trial trial, double violation) {
        Optional<Observation> observation() {
            return Observation.of(trial, violation);
        }
    }

    /** All trials that algorithms may see and that finished up to a revision, after those of earlier studies. */
    private record Picture(long revision, History history) {
        static Picture newer(Picture one, Picture other) {
            return one.revision >= other.revision ? one : other;
        }

        /** With what finished next, if it did. */
        Picture with(Finished next) {
            if (next.revision() != revision + 1) {
                return this;
            }
            return new Picture(
                    next.revision(), next.observation().map(history::plus).orElse(history));
        }
    }

    void forget(long study) {
        kept.remove(study);
    }

    /** Takes over what this process has just committed, which saves reading it. */
    void committed(long study, List<Finished> trials) {
        for (Finished trial : trials) {
            kept.change(study, picture -> picture.with(trial));
        }
    }

    /** With all that may be seen of trials in flight. */
    History history(long study) {
        return around(study, SEEN);
    }

    /** With the reports of trials in flight. */
    History competitors(long study) {
        return around(study, EnumSet.of(Part.REPORTS));
    }

    /** What has finished as far as it is remembered, if that goes up to a revision. */
    Optional<History> known(long study, long revision) {
        return kept.get(study).filter(picture -> picture.revision() >= revision).map(Picture::history);
    }

    /** Without trials in flight. */
    History finished(long study) {
        return upToDate(study, known(study)).history();
    }

    private History around(long study, Set<Part> seenInFlight) {
        Picture known = known(study);
        List<Observation> running = running(study, seenInFlight);
        History now = upToDate(study, known).history();
        return now.withRunning(without(now, known.history().size(), running));
    }

    private Picture known(long study) {
        return kept.get(study).orElseGet(() -> new Picture(0, beginnings.of(study)));
    }

    private Picture upToDate(long study, Picture known) {
        Picture picture = known;
        long committed = UnitOfWork.current().committed(study);
        List<TrialRow> next;
        do {
            next = rows.seenAfter(study, picture.revision(), Limit.of(READ_AT_ONCE));
            picture = extended(study, picture, next, committed);
        } while (next.size() == READ_AT_ONCE);
        return picture;
    }

    /** Those in flight were read before those that finished, lest a trial that finishes in between is among neither. */
    private static List<Observation> without(History history, int known, List<Observation> running) {
        Set<Integer> finished = new HashSet<>();
        for (int row = known; row < history.size(); row++) {
            finished.add(history.row(row).number());
        }
        return running.stream()
                .filter(trial -> !finished.contains(trial.number()))
                .toList();
    }

    private Picture extended(long study, Picture picture, List<TrialRow> finished, long committed) {
        List<Trial> trials = reader.read(finished, SEEN);
        long revision = picture.revision();
        History history = picture.history();
        for (int i = 0; i < finished.size(); i++) {
            if (finished.get(i).revision > committed && revision <= committed) {
                keep(study, new Picture(revision, history));
            }
            revision = finished.get(i).revision;
            Finished next = new Finished(revision, trials.get(i), finished.get(i).violation);
            history = next.observation().map(history::plus).orElse(history);
        }
        Picture extended = new Picture(revision, history);
        if (revision <= committed) {
            keep(study, extended);
        }
        return extended;
    }

    private void keep(long study, Picture picture) {
        kept.merge(study, picture, Picture::newer);
    }

    private List<Observation> running(long study, Set<Part> parts) {
        List<TrialRow> found = rows.running(study);
        List<Trial> trials = reader.read(found, parts);
        return trials.stream()
                .map(trial -> Observation.of(trial, List.of()))
                .flatMap(Optional::stream)
                .toList();
    }
}
