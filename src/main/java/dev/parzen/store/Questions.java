package dev.parzen.store;

import dev.parzen.space.Distribution;
import dev.parzen.study.Answers.Page;
import dev.parzen.study.PageCursor;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.study.Studies.StudyQuery;
import dev.parzen.study.Studies.TrialQuery;
import dev.parzen.study.Study;
import dev.parzen.study.StudyRef;
import dev.parzen.trial.Trial;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** What is asked without changing anything. */
@Component
class Questions {
    private static final int READ_AT_ONCE = 1000;

    private final EntityManager entities;
    private final Specs specs;
    private final TrialRows rows;
    private final TrialReader reader;
    private final Distributions distributions;

    Questions(EntityManager entities, Specs specs, TrialRows rows, TrialReader reader, Distributions distributions) {
        this.entities = entities;
        this.specs = specs;
        this.rows = rows;
        this.reader = reader;
        this.distributions = distributions;
    }

    Optional<Trial> trial(long study, int number) {
        return rows.findById(TrialRow.id(study, number)).map(reader::read);
    }

    /** The trials with these numbers, which ascend. */
    List<Trial> trials(long study, List<Integer> numbers) {
        List<Trial> trials = new ArrayList<>(numbers.size());
        for (int from = 0; from < numbers.size(); from += READ_AT_ONCE) {
            List<Long> ids = numbers.subList(from, Math.min(numbers.size(), from + READ_AT_ONCE)).stream()
                    .map(number -> TrialRow.id(study, number))
                    .toList();
            trials.addAll(reader.read(rows.withIds(ids)));
        }
        return trials;
    }

    Optional<Distribution> recorded(long study, String name) {
        return distributions.first(study, name);
    }

    List<TrialRef> expired(Instant now, Limit limit) {
        return rows.expired(now, limit).stream()
                .map(row -> TrialRef.of(StudyRef.of(row.studyId), row.number).at(row.attempt))
                .toList();
    }

    /** To be read at once: a page that came out short, since a study was deleted meanwhile, would pass for the last. */
    Page<Study> studies(StudyQuery query) {
        Optional<PageCursor> after = PageCursor.read(query);
        List<StudyRow> found = new StudyPage(entities, query).after(after, query.pageSize() + 1);
        return PageCursor.page(specs.studies(found), query);
    }

    Page<Trial> trials(long study, TrialQuery query) {
        Optional<PageCursor> after = PageCursor.read(study, query);
        List<TrialRow> found = new TrialPage(entities, study, query).after(after, query.pageSize() + 1);
        return PageCursor.page(reader.read(found), study, query);
    }
}
