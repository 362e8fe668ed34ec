package dev.parzen.study;

import dev.parzen.trial.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The studies that a new one learns from. */
public final class EarlierStudies {
    private EarlierStudies() {}

    /**
     * The specification with its earlier studies by name.
     *
     * @param find finds a study, or throws {@link TunerException.NotFound}
     * @throws TunerException.Invalid if one of them is not there, is named twice, or has other directions
     */
    public static StudySpec found(StudySpec spec, Function<StudyRef, Study> find) {
        List<StudyRef> names = new ArrayList<>();
        List<Long> known = new ArrayList<>();
        for (int i = 0; i < spec.warmStart().size(); i++) {
            String pointer = "/warmStart/" + i;
            Study earlier = found(spec.warmStart().get(i), find, pointer);
            requireSameDirections(spec.directions(), earlier, pointer);
            if (known.contains(earlier.id())) {
                throw new TunerException.Invalid(
                        pointer, "The study \"" + earlier.name() + "\" stands twice: name each earlier study once.");
            }
            known.add(earlier.id());
            names.add(new StudyRef(earlier.name()));
        }
        return names.isEmpty() ? spec : spec.withWarmStart(names);
    }

    private static Study found(StudyRef ref, Function<StudyRef, Study> find, String pointer) {
        try {
            return find.apply(ref);
        } catch (TunerException.NotFound missing) {
            throw new TunerException.Invalid(pointer, missing.getMessage());
        }
    }

    private static void requireSameDirections(List<Direction> directions, Study earlier, String pointer) {
        List<Direction> others = earlier.spec().directions();
        if (!others.equals(directions)) {
            throw new TunerException.Invalid(
                    pointer,
                    "The study \"" + earlier.name() + "\" has the directions " + others + ", this one " + directions
                            + ": learn from studies with the same directions.");
        }
    }
}
