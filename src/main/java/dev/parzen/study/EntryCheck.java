package dev.parzen.study;

import dev.parzen.space.Distribution;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.Names;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import dev.parzen.study.Snapshot.Entry;
import dev.parzen.trial.Choice;
import dev.parzen.trial.EndedAttempt;
import dev.parzen.trial.Report;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What holds of each trial that came about by asking, importing and telling. No more than that is required, lest a study
 * that a server made be refused by another: clocks differ, workers name what they like, and a server may die between
 * handing a trial out and choosing its values.
 */
final class EntryCheck {
    private final StudySpec spec;
    private final SearchSpace space;
    private final Map<String, Distribution> recorded;

    EntryCheck(StudySpec spec, Map<String, Distribution> recorded) {
        this.spec = spec;
        this.space = spec.space();
        this.recorded = recorded;
    }

    void require(Entry entry) {
        Trial trial = entry.trial();
        requireAttempts(trial);
        requireTimes(trial);
        requireValues(trial);
        for (int i = 0; i < trial.reports().size(); i++) {
            requireReport(trial.reports(), i);
        }
        trial.params().forEach((name, choice) -> requireChoice(trial, name, choice));
        requireActive(trial);
        Wishes.checked(space, trial.given(), "/given");
        trial.proposal().values().keySet().forEach(name -> requireName(name, "/proposal"));
        trial.constraints().forEach((name, value) -> {
            if (!Double.isFinite(value)) {
                throw refusal("/constraints", name, "The constraint is " + value + ": give a finite number.");
            }
        });
    }

    /** Attempts count from 1; all but the present one have ended without a result, and that of a failed trial may have. */
    private static void requireAttempts(Trial trial) {
        List<EndedAttempt> ended = trial.attempts();
        for (int i = 0; i < ended.size(); i++) {
            if (ended.get(i).attempt() != i + 1) {
                throw new TunerException.Invalid(
                        "/attempts/" + i + "/attempt",
                        "The attempt is " + ended.get(i).attempt() + " where " + (i + 1) + " comes next.");
            }
        }
        boolean lastMayHaveEnded = trial.stateName() == TrialState.Name.FAILED;
        if (ended.size() != trial.attempt() - 1 && !(lastMayHaveEnded && ended.size() == trial.attempt())) {
            throw new TunerException.Invalid(
                    "/attempt",
                    "The trial is at attempt " + trial.attempt() + ", but " + ended.size() + " attempts have ended.");
        }
    }

    private static void requireTimes(Trial trial) {
        if (trial.isFinished() != trial.finishedAt().isPresent()) {
            throw new TunerException.Invalid(
                    "/finishedAt",
                    trial.isFinished() ? "A finished trial has a time." : "Only a finished trial has such a time.");
        }
        boolean wasHandedOut = trial.isRunning() || trial.attempt() > 1;
        if (wasHandedOut && trial.startedAt().isEmpty()) {
            throw new TunerException.Invalid("/startedAt", "The trial was handed out: say when.");
        }
        if (!wasHandedOut && !trial.isFinished() && trial.startedAt().isPresent()) {
            throw new TunerException.Invalid("/startedAt", "The trial was never handed out: it has no such time.");
        }
    }

    private void requireValues(Trial trial) {
        trial.values().ifPresent(values -> {
            Arity.require(spec, values);
            if (values.stream().anyMatch(v -> Double.isNaN(v))) {
                throw new TunerException.Invalid("/values", "A value is NaN: such a trial is FAILED.");
            }
        });
    }

    private void requireReport(List<Report> reports, int i) {
        String pointer = "/reports/" + i;
        Arity.require(spec, reports.get(i).values(), pointer + "/values");
        if (i > 0 && reports.get(i).step() <= reports.get(i - 1).step()) {
            throw new TunerException.Invalid(
                    pointer + "/step",
                    "The step is " + reports.get(i).step() + " after "
                            + reports.get(i - 1).step() + ": steps ascend.");
        }
    }

    private void requireChoice(Trial trial, String name, Choice choice) {
        requireName(name, "/params");
        Optional<Distribution> from = choice.distribution();
        if (from.isEmpty()) {
            if (space.isDeclared() && !trial.outOfSpace()) {
                throw refusal("/params", name, "The study declares no such parameter, or the value is not one of its.");
            }
            return;
        }
        requireOneOf(from.get(), name, choice.value());
        Distribution known = recorded.get(name);
        if (known == null || !known.isCompatibleWith(from.get())) {
            throw refusal(
                    "/params",
                    name,
                    "The study records no distribution under this name, or one of another type, log flag or choices.");
        }
        if (space.isDeclared() && !space.find(name).map(Parameter::distribution).equals(from)) {
            throw refusal("/params", name, "Its distribution is not the one that the study declares.");
        }
    }

    /** Not that it is the very number that fitting makes of it: a sampler's may be off by a rounding error. */
    private static void requireOneOf(Distribution distribution, String name, ParameterValue value) {
        ParameterValue fitting = distribution
                .fit(value)
                .orElseThrow(
                        () -> refusal("/params", name, "The value " + value + " is not one of its distribution's."));
        if (fitting.getClass() != value.getClass()) {
            throw refusal(
                    "/params", name, "The value " + value + " is written " + fitting + " here: its kind differs.");
        }
    }

    /** Of a trial that has all parameters of a declared space: none exists whose condition does not hold. */
    private void requireActive(Trial trial) {
        if (!space.isDeclared() || trial.outOfSpace()) {
            return;
        }
        boolean[] isWhole = {true};
        Map<String, ParameterValue> active = space.walk((parameter, before) -> {
            Choice choice = trial.params().get(parameter.name());
            isWhole[0] &= choice != null;
            return choice == null ? parameter.distribution().first() : choice.value();
        });
        for (String name : trial.params().keySet()) {
            if (isWhole[0] && !active.containsKey(name)) {
                throw refusal("/params", name, "The parameter does not exist beside the values of the others.");
            }
        }
    }

    private static void requireName(String name, String pointer) {
        try {
            Names.requireValid(name);
        } catch (InvalidValueException refused) {
            throw new TunerException.Invalid(pointer, refused.getMessage());
        }
    }

    private static TunerException.Invalid refusal(String pointer, String name, String detail) {
        return new TunerException.Invalid(
                pointer + "/" + name.replace("~", "~0").replace("/", "~1"), detail);
    }
}
