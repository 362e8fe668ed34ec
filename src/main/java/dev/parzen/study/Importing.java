package dev.parzen.study;

import dev.parzen.space.Distribution;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.Names;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import dev.parzen.study.Answers.Imported;
import dev.parzen.study.Requests.Import;
import dev.parzen.trial.Choice;
import dev.parzen.trial.Report;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialDraft;
import dev.parzen.trial.TrialState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Adds finished trials from elsewhere to a study, all or none. */
final class Importing {
    private final StudyStore store;
    private final Study study;
    private final Instant now;
    private final Map<String, Optional<Distribution>> recorded = new LinkedHashMap<>();

    Importing(StudyStore store, Study study, Instant now) {
        this.store = store;
        this.study = study;
        this.now = now;
    }

    Imported add(List<Import> imports) {
        for (int i = 0; i < imports.size(); i++) {
            requireValid(imports.get(i), "/trials/" + i);
        }
        return store.transition(study.id(), ledger -> {
            int outOfSpace = 0;
            for (Import one : imports) {
                outOfSpace += ledger.add(trial -> finished(trial, one)).outOfSpace() ? 1 : 0;
            }
            Settlement.settle(ledger, now);
            return new Imported(imports.size(), outOfSpace);
        });
    }

    private Trial finished(Trial untouched, Import one) {
        TrialDraft draft = new TrialDraft(untouched.study(), untouched.id(), untouched.number());
        draft.params = choices(one.params());
        draft.reports = reports(one);
        draft.state = withLastValue(one.end(), draft.reports);
        draft.constraints = one.constraints();
        draft.attributes = one.attributes();
        draft.finishedAt = one.finishedAt().or(() -> Optional.of(now));
        draft.startedAt = one.startedAt().or(() -> draft.finishedAt);
        draft.outOfSpace =
                study.spec().space().isDeclared() && !fits(study.spec().space(), one.params());
        return draft.build();
    }

    /** A pruned trial without values takes those of its last report, as one that was pruned here does. */
    private static TrialState withLastValue(TrialState end, List<Report> reports) {
        if (!(end instanceof TrialState.Pruned pruned) || pruned.values().isPresent() || reports.isEmpty()) {
            return end;
        }
        List<Double> last = reports.get(reports.size() - 1).values();
        return last.stream().anyMatch(v -> Double.isNaN(v))
                ? end
                : new TrialState.Pruned(Optional.of(last), pruned.reason());
    }

    private Map<String, Choice> choices(Map<String, ParameterValue> values) {
        Map<String, Choice> choices = new LinkedHashMap<>();
        values.forEach((name, value) -> choices.put(name, choice(name, value)));
        return choices;
    }

    private Choice choice(String name, ParameterValue value) {
        Optional<Distribution> distribution = study.spec().space().isDeclared()
                ? study.spec().space().find(name).map(Parameter::distribution)
                : recorded.computeIfAbsent(name, unread -> store.recorded(study.id(), unread));
        return distribution
                .flatMap(known -> known.fit(value).map(fitting -> Choice.of(fitting, known)))
                .orElse(new Choice(value, Optional.empty()));
    }

    /** True if exactly the active parameters are there, each with one of its values. */
    private static boolean fits(SearchSpace space, Map<String, ParameterValue> values) {
        boolean[] isComplete = {true};
        Map<String, ParameterValue> active = space.walk((parameter, before) -> {
            Optional<ParameterValue> value =
                    Optional.ofNullable(values.get(parameter.name())).flatMap(parameter.distribution()::fit);
            isComplete[0] &= value.isPresent();
            return value.orElse(parameter.distribution().first());
        });
        return isComplete[0] && active.keySet().equals(values.keySet());
    }

    private List<Report> reports(Import one) {
        Instant at = one.finishedAt().orElse(now);
        Map<Integer, Report> byStep = new TreeMap<>();
        one.reports().forEach(progress -> byStep.put(progress.step(), progress.at(at)));
        return List.copyOf(byStep.values());
    }

    private void requireValid(Import one, String pointer) {
        if (one.end() instanceof TrialState.Complete complete) {
            Arity.require(study.spec(), complete.values(), pointer + "/values");
        }
        if (one.end() instanceof TrialState.Pruned pruned && pruned.values().isPresent()) {
            Arity.require(study.spec(), pruned.values().get(), pointer + "/values");
        }
        for (int i = 0; i < one.reports().size(); i++) {
            Arity.require(study.spec(), one.reports().get(i).values(), pointer + "/reports/" + i);
        }
        one.params().keySet().forEach(name -> requireName(name, pointer));
        if (one.startedAt().isPresent()
                && one.finishedAt().isPresent()
                && one.startedAt().get().isAfter(one.finishedAt().get())) {
            throw new TunerException.Invalid(pointer + "/startedAt", "startedAt lies after finishedAt.");
        }
    }

    private static void requireName(String name, String pointer) {
        try {
            Names.requireValid(name);
        } catch (InvalidValueException refused) {
            throw new TunerException.Invalid(pointer + "/params", refused.getMessage());
        }
    }
}
