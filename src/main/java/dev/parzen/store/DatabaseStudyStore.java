package dev.parzen.store;

import dev.parzen.space.Distribution;
import dev.parzen.study.Answers.Page;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.study.Snapshot;
import dev.parzen.study.Studies.StudyQuery;
import dev.parzen.study.Studies.TrialQuery;
import dev.parzen.study.Study;
import dev.parzen.study.StudyRef;
import dev.parzen.study.StudySpec;
import dev.parzen.study.StudyStore;
import dev.parzen.study.TunerException;
import dev.parzen.trial.History;
import dev.parzen.trial.Trial;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.exception.ConstraintViolationException;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Studies and trials in a database. Each method is one unit of work; what it does stands in the classes it calls. */
@Component
class DatabaseStudyStore implements StudyStore {
    private static final int NAMES_KEPT = 10_000;

    private final EntityManager entities;
    private final Units units;
    private final StudyRows studies;
    private final Specs specs;
    private final LockedTrials trials;
    private final Questions questions;
    private final Pictures pictures;
    private final Fronts fronts;
    private final Turns turns;
    private final Recent<String, Long> ids = new Recent<>(NAMES_KEPT);
    private final Snapshots snapshots;
    private final Arrivals arrivals;

    DatabaseStudyStore(
            EntityManager entities,
            Units units,
            StudyRows studies,
            Specs specs,
            LockedTrials trials,
            Questions questions,
            Pictures pictures,
            Fronts fronts,
            Turns turns,
            Snapshots snapshots,
            Arrivals arrivals) {
        this.entities = entities;
        this.units = units;
        this.studies = studies;
        this.specs = specs;
        this.trials = trials;
        this.questions = questions;
        this.pictures = pictures;
        this.fronts = fronts;
        this.turns = turns;
        this.snapshots = snapshots;
        this.arrivals = arrivals;
    }

    @Override
    public Study create(StudySpec spec, Instant now) {
        try {
            return turns.create(() -> insert(spec, now));
        } catch (ConstraintViolationException taken) {
            throw TunerException.Conflict.nameTaken(spec.name());
        }
    }

    @Override
    public Optional<Study> find(StudyRef ref) {
        OptionalLong id = ref.id();
        return units.read(() -> (id.isPresent() ? studies.findById(id.getAsLong()) : studies.findByName(ref.text()))
                .flatMap(specs::found));
    }

    @Override
    public OptionalLong idOf(StudyRef ref) {
        if (ref.id().isPresent()) {
            return ref.id();
        }
        Optional<Long> known = ids.get(ref.text());
        if (known.isPresent()) {
            return OptionalLong.of(known.get());
        }
        Optional<Study> found = find(ref);
        found.ifPresent(study -> ids.put(study.name(), study.id()));
        return found.map(study -> OptionalLong.of(study.id())).orElse(OptionalLong.empty());
    }

    @Override
    public Page<Study> list(StudyQuery query) {
        return units.readAtOnce(() -> questions.studies(query));
    }

    @Override
    public boolean delete(long study) {
        boolean deleted = turns.writeAlone(study, () -> {
            boolean isThere = locked(study).isPresent();
            if (isThere) {
                trials.deleteOf(study);
                studies.deleteOne(study);
            }
            return isThere;
        });
        pictures.forget(study);
        fronts.forget(study);
        return deleted;
    }

    @Override
    public <T> T transition(long study, Function<Ledger, T> work) {
        List<Pictures.Finished> finished = new ArrayList<>();
        boolean isWhole = !Units.areUnderWay();
        T result = turns.write(study, () -> moved(study, work, finished));
        if (isWhole) {
            pictures.committed(study, finished);
        }
        return result;
    }

    private <T> T moved(long study, Function<Ledger, T> work, List<Pictures.Finished> finished) {
        StudyRow row = locked(study).orElseThrow(() -> missing(study));
        UnitOfWork unit = UnitOfWork.current();
        unit.locked(study, row.revision);
        DatabaseLedger ledger = new DatabaseLedger(trials, specs, row, unit);
        unit.began(ledger);
        try {
            T result = work.apply(ledger);
            ledger.complete();
            finished.clear();
            finished.addAll(ledger.finished());
            return result;
        } finally {
            unit.ended();
        }
    }

    @Override
    public Written write(long study, int number, BiFunction<Study, Trial, Trial> change) {
        return turns.write(study, () -> {
            StudyRow row =
                    Optional.ofNullable(entities.find(StudyRow.class, study)).orElseThrow(() -> missing(study));
            Study seen = specs.study(row);
            DatabaseLedger.Stored stored =
                    trials.locked(study, number).orElseThrow(() -> TunerException.NotFound.trial(number));
            Trial changed = change.apply(seen, stored.trial());
            if (changed.stateName() != stored.trial().stateName()) {
                throw new IllegalStateException("Only a transition leads from "
                        + stored.trial().stateName() + " to " + changed.stateName() + ": the study must be locked.");
            }
            UnitOfWork.current().wrote();
            trials.change(stored.row(), stored.trial(), changed);
            return new Written(seen, changed, row.revision);
        });
    }

    @Override
    public Optional<Trial> trial(long study, int number) {
        return units.readAtOnce(() -> questions.trial(study, number));
    }

    @Override
    public Page<Trial> trials(long study, TrialQuery query) {
        return units.readAtOnce(() -> questions.trials(study, query));
    }

    @Override
    public List<Trial> best(long study) {
        return units.readAtOnce(() -> studies.findById(study).map(this::best).orElse(List.of()));
    }

    @Override
    public History history(long study) {
        return units.read(() -> pictures.history(study));
    }

    @Override
    public History finished(long study, long revision) {
        return pictures.known(study, revision).orElseGet(() -> units.read(() -> pictures.finished(study)));
    }

    @Override
    public History competitors(long study) {
        return units.read(() -> pictures.competitors(study));
    }

    @Override
    public Optional<Distribution> recorded(long study, String name) {
        return units.read(() -> questions.recorded(study, name));
    }

    @Override
    public List<TrialRef> expired(Instant now, int limit) {
        return units.read(() -> questions.expired(now, Limit.of(limit)));
    }

    @Override
    public List<Study> claimable() {
        return units.read(() -> specs.studies(studies.claimable()));
    }

    @Override
    public List<Study> timed() {
        return units.read(() -> specs.studies(studies.timed()));
    }

    @Override
    public void snapshot(long study, Consumer<Snapshot> reader) {
        snapshots.read(study, reader);
    }

    @Override
    public Study restore(Snapshot snapshot) {
        return arrivals.restore(snapshot);
    }

    private TunerException.NotFound missing(long study) {
        ids.removeValue(study);
        return TunerException.NotFound.study(StudyRef.of(study));
    }

    private Study insert(StudySpec spec, Instant now) {
        if (studies.findByName(spec.name()).isPresent()) {
            throw TunerException.Conflict.nameTaken(spec.name());
        }
        StudyRow row = new StudyRow();
        row.follow(Study.created(0, spec, now));
        row.specStamp = Stamps.next();
        Unmanaged.insert(entities, row);
        return specs.add(row, spec);
    }

    private List<Trial> best(StudyRow row) {
        StudySpec spec = specs.study(row).spec();
        if (spec.hasSeveralDirections()) {
            return questions.trials(row.id, fronts.numbers(row, spec.directions()));
        }
        return Optional.ofNullable(row.bestNumber).flatMap(number -> questions.trial(row.id, number)).stream()
                .toList();
    }

    private Optional<StudyRow> locked(long study) {
        return Optional.ofNullable(entities.find(StudyRow.class, study, LockModeType.PESSIMISTIC_WRITE));
    }
}
