package dev.parzen.study;

import dev.parzen.space.Condition;
import dev.parzen.space.Distribution;
import dev.parzen.space.Distribution.Categorical;
import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.Distribution.IntRange;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import dev.parzen.trial.Choice;
import dev.parzen.trial.Direction;
import dev.parzen.trial.EndedAttempt;
import dev.parzen.trial.Lease;
import dev.parzen.trial.Proposal;
import dev.parzen.trial.Pruning;
import dev.parzen.trial.Report;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialDraft;
import dev.parzen.trial.TrialState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Supplier;

/** Specifications and trials with whatever may stand in them; the same for the same seed. */
public final class StoreSamples {
    private static final List<String> TEXTS = List.of(
            "",
            "plain",
            "Größe 漢字 😀 \u202Eמאמ",
            "\u0000 begins and ends with NUL \u0000",
            "half a pair: \uD83D, the other half: \uDE00, a substitute: \u001A0000",
            "' or 1 = 1; -- % _ \\ \" \n\r\t",
            "long ".repeat(300),
            "very long, 😀".repeat(1_000));
    private static final List<Double> NUMBERS =
            List.of(0.0, 1.0, -1.5, 0.1, 1.0 / 3, Double.MIN_VALUE, -Double.MAX_VALUE, Math.nextUp(1.0), 1e-300);

    private final Random random;

    public StoreSamples(long seed) {
        this.random = new Random(seed);
    }

    /** A study of two parameters and nothing else. */
    public static StudySpec plain(String name) {
        return plain(name, Direction.MINIMIZE, List.of());
    }

    public static StudySpec plain(String name, Direction direction, List<String> constraints) {
        return plain(name, List.of(direction), constraints);
    }

    public static StudySpec plain(String name, List<Direction> directions, List<String> constraints) {
        StudySpecDraft draft = new StudySpecDraft(name, new dev.parzen.sampler.Random(OptionalLong.of(1)));
        draft.directions = directions;
        draft.space = SearchSpace.of(Parameter.of("x", FloatRange.of(0, 1)), Parameter.of("layers", IntRange.of(1, 9)));
        draft.constraints = constraints;
        return draft.build();
    }

    public StudySpec spec(String name) {
        StudySpecDraft draft =
                new StudySpecDraft(name, new dev.parzen.sampler.Random(OptionalLong.of(random.nextLong())));
        draft.directions = directions();
        draft.space = space();
        draft.budget = budget(draft.directions.size());
        draft.lease = new LeaseTerms(
                Duration.ofMillis(100 + random.nextInt(1_000_000)),
                1 + random.nextInt(5),
                new HashSet<>(list(() -> oneOf(EndedAttempt.Ending.values()))));
        draft.constraints = list(this::text).stream()
                .filter(text -> !text.isBlank())
                .distinct()
                .toList();
        draft.labels = map(this::text);
        draft.attributes = map(() -> "\"" + random.nextInt() + "\"");
        draft.notes = text();
        draft.pauseAfterFailures = random.nextInt(3);
        return draft.build();
    }

    /** Any trial that may be made of an untouched one. */
    public Trial trial(Trial untouched) {
        TrialDraft draft = new TrialDraft(untouched.study(), untouched.id(), untouched.number());
        draft.attempt = 1 + random.nextInt(3);
        draft.state = state();
        fill(draft);
        draft.queuedAt = maybe(this::time);
        draft.startedAt = draft.state instanceof TrialState.Running ? Optional.of(time()) : maybe(this::time);
        draft.finishedAt = maybe(this::time);
        draft.sampler = maybe(this::text);
        draft.pruning = maybe(() -> new Pruning(random.nextInt(100), text(), random.nextBoolean()));
        draft.outOfSpace = random.nextBoolean();
        return draft.build();
    }

    /** The same trial in the same kind of state with everything else drawn anew. */
    public Trial changed(Trial trial) {
        Trial other;
        do {
            other = trial(Trial.waiting(trial.study(), trial.id(), trial.number()));
        } while (other.stateName() != trial.stateName());
        return other;
    }

    /** The same trial with more in each of its lists and maps. */
    public Trial grown(Trial trial) {
        Trial other = trial(Trial.waiting(trial.study(), trial.id(), trial.number()));
        Trial grown = trial.noted(other.notes()).given(other.given());
        if (grown.isRunning()) {
            for (Report report : other.reports()) {
                grown = grown.reported(report);
            }
            for (Map.Entry<String, Choice> choice : other.params().entrySet()) {
                grown = grown.chosen(choice.getKey(), choice.getValue());
            }
        }
        return grown;
    }

    public Distribution distribution() {
        double low = 1 + random.nextInt(100);
        long bound = random.nextInt(1000);
        return switch (random.nextInt(6)) {
            case 0 -> FloatRange.of(-number(1e6), number(1e6));
            case 1 -> FloatRange.log(low * 1e-9, low);
            case 2 -> FloatRange.stepped(0, low, 0.1);
            case 3 -> new IntRange(-bound, bound, false, 1 + random.nextInt(3));
            case 4 -> IntRange.log(1, bound + 1);
            default ->
                new Categorical(List.of(
                        ParameterValue.of("a" + text()),
                        ParameterValue.of(random.nextInt()),
                        ParameterValue.of(0.5 + random.nextInt()),
                        ParameterValue.of(random.nextBoolean()),
                        ParameterValue.NOTHING));
        };
    }

    private Budget budget(int directions) {
        return new Budget(
                random.nextBoolean() ? OptionalInt.of(1 + random.nextInt(1000)) : OptionalInt.empty(),
                maybe(() -> Duration.ofSeconds(random.nextInt(1_000_000), 1 + random.nextInt(999_999_999))),
                directions == 1 && random.nextBoolean() ? OptionalDouble.of(number()) : OptionalDouble.empty(),
                random.nextBoolean() ? OptionalInt.of(1 + random.nextInt(1000)) : OptionalInt.empty());
    }

    private List<Direction> directions() {
        List<Direction> all = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            all.add(oneOf(Direction.values()));
        }
        return all;
    }

    private SearchSpace space() {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(Parameter.of("kind", Categorical.of("a", "b")));
        parameters.add(Parameter.of("size", IntRange.of(1, 9)));
        int more = random.nextInt(5);
        for (int i = 0; i < more; i++) {
            Distribution distribution = distribution();
            parameters.add(new Parameter(
                    "größe " + i,
                    distribution,
                    condition(),
                    random.nextBoolean() ? Optional.of(distribution.first()) : Optional.empty()));
        }
        return random.nextInt(4) == 0 ? SearchSpace.UNDECLARED : new SearchSpace(parameters);
    }

    private Condition condition() {
        return switch (random.nextInt(3)) {
            case 0 -> Condition.ALWAYS;
            case 1 -> Condition.when("kind", ParameterValue.of("b"));
            default ->
                new Condition(Map.of("size", new Condition.Between(OptionalDouble.of(2), OptionalDouble.of(3.5))));
        };
    }

    private TrialState state() {
        return switch (random.nextInt(6)) {
            case 0 -> new TrialState.Waiting();
            case 1 -> new TrialState.Complete(values(), maybe(this::text));
            case 2 -> new TrialState.Pruned(maybe(this::values), maybe(this::text));
            case 3 -> new TrialState.Failed(text());
            default -> new TrialState.Running(new Lease(maybe(this::text), time(), time()));
        };
    }

    private void fill(TrialDraft draft) {
        draft.given = map(this::value);
        draft.proposal = Proposal.of(map(this::value));
        draft.params = map(() -> new Choice(value(), maybe(this::distribution)));
        draft.reports = reports();
        draft.attempts = list(() -> new EndedAttempt(
                1 + random.nextInt(3), maybe(this::text), time(), time(), oneOf(EndedAttempt.Ending.values()), text()));
        draft.notes = list(this::text);
        draft.constraints = map(this::number);
        draft.attributes = map(this::text);
    }

    private List<Report> reports() {
        List<Report> reports = new ArrayList<>();
        for (int step = random.nextInt(3); step < 5; step += 1 + random.nextInt(5)) {
            reports.add(new Report(step, List.of(anyNumber(), anyNumber()), map(this::anyNumber), time()));
        }
        return reports;
    }

    private ParameterValue value() {
        return switch (random.nextInt(6)) {
            case 0 -> ParameterValue.of(number());
            case 1 -> ParameterValue.of((long) random.nextInt(100));
            case 2 -> ParameterValue.of(random.nextLong());
            case 3 -> ParameterValue.of(text());
            case 4 -> ParameterValue.of(random.nextBoolean());
            default -> ParameterValue.NOTHING;
        };
    }

    private List<Double> values() {
        List<Double> values = new ArrayList<>(List.of(infiniteOr(number())));
        if (random.nextInt(3) == 0) {
            values.add(infiniteOr(number()));
        }
        return values;
    }

    private double anyNumber() {
        return random.nextInt(5) == 0 ? Double.NaN : infiniteOr(number());
    }

    private double infiniteOr(double number) {
        return switch (random.nextInt(8)) {
            case 0 -> Double.POSITIVE_INFINITY;
            case 1 -> Double.NEGATIVE_INFINITY;
            default -> number;
        };
    }

    private double number() {
        return random.nextBoolean() ? random.nextGaussian() : NUMBERS.get(random.nextInt(NUMBERS.size()));
    }

    private double number(double below) {
        return 1 + random.nextDouble() * below;
    }

    private String text() {
        return TEXTS.get(random.nextInt(random.nextInt(5) == 0 ? TEXTS.size() : TEXTS.size() - 2));
    }

    private Instant time() {
        return Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE), random.nextInt(1_000_000_000));
    }

    @SafeVarargs
    private <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private <T> Optional<T> maybe(Supplier<T> drawn) {
        return random.nextBoolean() ? Optional.of(drawn.get()) : Optional.empty();
    }

    private <T> List<T> list(Supplier<T> drawn) {
        List<T> all = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            all.add(drawn.get());
        }
        return all;
    }

    private <T> Map<String, T> map(Supplier<T> drawn) {
        Map<String, T> all = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            all.put(random.nextInt(4) + "é😀\u0000", drawn.get());
        }
        return all;
    }
}
