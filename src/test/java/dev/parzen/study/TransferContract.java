package dev.parzen.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.sampler.SamplerSpec;
import dev.parzen.space.Distribution;
import dev.parzen.study.Requests.Ask;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.study.Snapshot.Entry;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Trial;
import dev.parzen.wire.EarlierTrials;
import dev.parzen.wire.Families;
import dev.parzen.wire.SnapshotReader;
import dev.parzen.wire.SnapshotWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Studies that are moved: as files, from and to any other memory. */
interface TransferContract extends Stores.Contract {

    /** A snapshot that can be kept and compared; ids are of a study and told apart by it alone. */
    record Kept(Study study, Map<String, Distribution> recorded, List<Observation> earlier, List<Entry> trials) {
        static Kept of(StudyStore store, Study study) {
            Kept[] kept = new Kept[1];
            store.snapshot(study.id(), snapshot -> kept[0] = of(snapshot));
            return kept[0];
        }

        private static Kept of(Snapshot snapshot) {
            List<Observation> earlier = new ArrayList<>();
            List<Entry> trials = new ArrayList<>();
            Map<String, Distribution> recorded = snapshot.recorded();
            snapshot.forEachEarlier(earlier::add);
            snapshot.forEachTrial(trials::add);
            return new Kept(snapshot.study(), recorded, earlier, trials);
        }

        /** All but ids, names and curves, which have no equality. */
        String text() {
            StringBuilder text = new StringBuilder();
            text.append(study.moved(0).shown(renamed(study.spec(), "n"))).append('\n');
            text.append(study.counts()).append(study.bestValue()).append('\n');
            recorded.forEach((name, distribution) ->
                    text.append(name).append(distribution).append('\n'));
            earlier.forEach(trial -> text.append(EarlierTrials.write(trial)).append('\n'));
            trials.forEach(entry ->
                    text.append(entry.trial().moved(0, 0)).append(entry.order()).append('\n'));
            return text.toString();
        }
    }

    @Test
    default void movesAnyTrialsAsFilesThroughAnyMemory() {
        for (int seed = 0; seed < 20; seed++) {
            StoreSamples samples = new StoreSamples(seed);
            Study study = store().create(samples.spec(name()), NOW);
            store().transition(study.id(), ledger -> {
                for (int i = 0; i < 30; i++) {
                    ledger.add(samples::trial);
                }
                return null;
            });
            String original = Kept.of(store(), study).text();

            StudyStore elsewhere = new InMemoryStudyStore();
            Study there = elsewhere.restore(fileOf(store(), study, "there"));
            Study back = stores().otherStore().restore(fileOf(elsewhere, there, name()));

            assertThat(Kept.of(elsewhere, there).text()).as("seed " + seed).isEqualTo(original);
            assertThat(Kept.of(store(), back).text()).as("seed " + seed).isEqualTo(original);
            if (!study.spec().hasSeveralDirections()) {
                assertThat(store().best(back.id()).stream().map(Trial::number))
                        .as("seed " + seed)
                        .containsExactlyElementsOf(store().best(study.id()).stream()
                                .map(Trial::number)
                                .toList());
            }
        }
    }

    @Test
    default void suggestsAfterwardsWhatItWouldHaveSuggested() {
        for (SamplerSpec sampler : samplers()) {
            Study earlier = store().create(sampled(name(), sampler, List.of()), NOW);
            evaluate(store(), earlier, 12);
            Study study = store().create(sampled(name(), sampler, List.of(new StudyRef(earlier.name()))), NOW);
            evaluate(store(), study, 25);
            tuner(store()).ask(StudyRef.of(study.id()), new Ask(Optional.of("w"), Map.of(), 2));

            StudyStore elsewhere = new InMemoryStudyStore();
            Study there = elsewhere.restore(fileOf(store(), study, "there"));
            Study back = store().restore(fileOf(elsewhere, there, name()));

            List<Trial> expected = nextOf(store(), study);
            store().delete(earlier.id());
            elsewhere.create(StoreSamples.plain(earlier.name()), NOW);
            for (var moved : Map.of(elsewhere, there, store(), back).entrySet()) {
                List<Trial> next = nextOf(moved.getKey(), moved.getValue());
                assertThat(next.stream().map(Trial::params))
                        .as("%s", sampler)
                        .isEqualTo(expected.stream().map(Trial::params).toList());
                assertThat(next.stream().map(Trial::notes))
                        .as("%s", sampler)
                        .isEqualTo(expected.stream().map(Trial::notes).toList());
                assertThat(moved.getKey().history(moved.getValue().id()).foreignSize())
                        .isEqualTo(12);
                assertThat(moved.getKey()
                                .find(StudyRef.of(moved.getValue().id()))
                                .orElseThrow()
                                .spec()
                                .warmStart())
                        .containsExactly(new StudyRef(earlier.name()));
            }
        }
    }

    @Test
    default void keepsLeasesSoThatWorkersGoOn() {
        Study study = study();
        StudyRef ref = new StudyRef(study.name());
        tuner(store()).ask(ref, Ask.by("w1"));
        tuner(store()).ask(ref, Ask.by("w2"));
        InMemoryStudyStore elsewhere = new InMemoryStudyStore();
        elsewhere.restore(fileOf(store(), study, study.name()));

        Trial told = tuner(elsewhere).tell(TrialRef.of(ref, 0).at(1), Outcome.complete(3));
        assertThat(told.values()).contains(List.of(3.0));
        TickingClock later = new TickingClock();
        later.tick(Duration.ofDays(2));
        assertThat(new LeaseReaper(elsewhere, later).sweep()).isEqualTo(1);
        assertThat(tuner(elsewhere).ask(ref, Ask.by("w3")).get(0).attempt()).isEqualTo(2);
        assertThatThrownBy(() -> tuner(elsewhere).renew(TrialRef.of(ref, 1).at(1)))
                .isInstanceOf(TunerException.LeaseLost.class);
        assertThat(tuner(elsewhere).ask(ref, Ask.by("w3")).get(0).number()).isEqualTo(2);
    }

    @Test
    default void readsAStudyAtOneMomentBesideWriters() throws InterruptedException {
        Study study =
                store().create(sampled(name(), new dev.parzen.sampler.Random(OptionalLong.of(1)), List.of()), NOW);
        evaluate(store(), study, 300);
        AtomicBoolean isOver = new AtomicBoolean();
        AtomicInteger written = new AtomicInteger();
        List<Thread> writers = Stream.of(store(), stores().otherStore())
                .map(server -> new Thread(() -> {
                    while (!isOver.get()) {
                        evaluate(server, study, 1);
                        written.incrementAndGet();
                    }
                }))
                .toList();
        writers.forEach(Thread::start);
        try {
            for (int i = 0; i < 5; i++) {
                Study moved = new Transfer(store()).take(fileOf(stores().otherStore(), study, name()));
                assertThat(moved.counts().total()).isGreaterThanOrEqualTo(300);
                assertThat(store().delete(moved.id())).isTrue();
            }
            store().snapshot(study.id(), snapshot -> {
                int before = snapshot.study().counts().total();
                int enough = written.get() + 20;
                while (written.get() < enough) {
                    Thread.onSpinWait();
                }
                List<Entry> entries = new ArrayList<>();
                snapshot.forEachTrial(entries::add);
                assertThat(entries).hasSize(before);
            });
        } finally {
            isOver.set(true);
            for (Thread writer : writers) {
                writer.join();
            }
        }
    }

    @Test
    default void leavesNothingBehindOfWhatIsRefused() {
        Study study = store().create(sampled(name(), samplers().get(0), List.of()), NOW);
        evaluate(store(), study, 450);
        String name = name();
        byte[] whole = bytes(store(), study);
        byte[] cut = Arrays.copyOf(whole, whole.length * 9 / 10);

        assertThatThrownBy(() -> new Transfer(store())
                        .take(new SnapshotReader(new ByteArrayInputStream(cut), Optional.of(name))))
                .hasMessageContaining("cut off");
        assertThat(store().find(new StudyRef(name))).isEmpty();
        assertThatThrownBy(() -> new Transfer(store())
                        .take(new SnapshotReader(new ByteArrayInputStream(whole), Optional.empty())))
                .isInstanceOf(TunerException.Conflict.class);

        Study moved =
                new Transfer(store()).take(new SnapshotReader(new ByteArrayInputStream(whole), Optional.of(name)));
        assertThat(Kept.of(store(), moved).text())
                .isEqualTo(Kept.of(store(), study).text());
        assertThat(store().list(new Studies.StudyQuery(1000, "", "@", Studies.StudyQuery.Order.NAME, false))
                        .items())
                .isEmpty();
    }

    private static List<SamplerSpec> samplers() {
        return Stream.of("tpe", "gp", "cma-es", "auto")
                .map(type -> Families.read("{\"type\":\"" + type + "\",\"seed\":7}", SamplerSpec.class))
                .toList();
    }

    private static LocalTuner tuner(StudyStore store) {
        return new LocalTuner(store, new TickingClock());
    }

    private static StudySpec sampled(String name, SamplerSpec sampler, List<StudyRef> warmStart) {
        StudySpecDraft draft = new StudySpecDraft(StoreSamples.plain(name));
        draft.sampler = sampler;
        draft.warmStart = warmStart;
        return draft.build();
    }

    private static StudySpec renamed(StudySpec spec, String name) {
        StudySpecDraft draft = new StudySpecDraft(spec);
        draft.name = name;
        return draft.build();
    }

    /** Asks and tells so many trials, two by two in the wrong order. */
    private static void evaluate(StudyStore store, Study study, int count) {
        StudyRef ref = StudyRef.of(study.id());
        for (int done = 0; done < count; done += 2) {
            List<Trial> asked = tuner(store).ask(ref, new Ask(Optional.of("w"), Map.of(), Math.min(2, count - done)));
            for (int i = asked.size() - 1; i >= 0; i--) {
                double x = asked.get(i).params().get("x").value().asDouble();
                double layers = asked.get(i).params().get("layers").value().asDouble();
                tuner(store)
                        .tell(
                                TrialRef.of(ref, asked.get(i).number()),
                                Outcome.complete((x - 0.3) * (x - 0.3) + layers / 10));
            }
        }
    }

    private static List<Trial> nextOf(StudyStore store, Study study) {
        return tuner(store).ask(StudyRef.of(study.id()), new Ask(Optional.of("w"), Map.of(), 3));
    }

    private static Snapshot fileOf(StudyStore store, Study study, String name) {
        return new SnapshotReader(new ByteArrayInputStream(bytes(store, study)), Optional.of(name));
    }

    private static byte[] bytes(StudyStore store, Study study) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        new Transfer(store).give(StudyRef.of(study.id()), snapshot -> SnapshotWriter.write(snapshot, file));
        return file.toByteArray();
    }
}
