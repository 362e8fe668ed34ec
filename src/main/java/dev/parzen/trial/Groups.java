package dev.parzen.trial;

import dev.parzen.space.Distribution;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The parameters partitioned into groups whose members always appear together. A trial with the set of names s splits
 * every group g into g ∩ s and g ∖ s; what no group contains becomes a new one. Trials of earlier studies, which may lack
 * what this study has, split none.
 */
final class Groups {
    private final List<SortedSet<String>> groups;

    /** The choice of the youngest trial that has the parameter with a distribution. */
    private final Map<String, Latest> latest;

    private record Latest(int number, Distribution distribution) {}

    private Groups(List<SortedSet<String>> groups, Map<String, Latest> latest) {
        this.groups = groups;
        this.latest = latest;
    }

    /** Beginning with what every trial of the study is going to have, and so will appear together. */
    static Grown<Groups> growing(Map<String, Distribution> certain) {
        Map<String, Latest> known = new HashMap<>();
        certain.forEach((name, distribution) -> known.put(name, new Latest(Integer.MIN_VALUE, distribution)));
        List<SortedSet<String>> one = certain.isEmpty() ? List.of() : List.of(new TreeSet<>(certain.keySet()));
        return new Grown<>(new Groups(one, known), Groups::extended);
    }

    /** Each group with the distributions used last, ordered by its first name. */
    List<SortedMap<String, Distribution>> spaces() {
        return groups.stream()
                .map(this::space)
                .filter(space -> !space.isEmpty())
                .toList();
    }

    private SortedMap<String, Distribution> space(SortedSet<String> names) {
        SortedMap<String, Distribution> space = new TreeMap<>();
        names.forEach(name -> Optional.ofNullable(latest.get(name)).ifPresent(l -> space.put(name, l.distribution())));
        return Collections.unmodifiableSortedMap(space);
    }

    private Groups extended(Observation[] rows, int from, int to) {
        List<SortedSet<String>> split = groups;
        Map<String, Latest> younger = new HashMap<>(latest);
        for (int row = from; row < to; row++) {
            if (!rows[row].isForeign() && !rows[row].isFailed()) {
                split = split(split, rows[row].params().keySet());
                note(younger, rows[row]);
            }
        }
        return new Groups(split, younger);
    }

    private static List<SortedSet<String>> split(List<SortedSet<String>> groups, Set<String> names) {
        List<SortedSet<String>> split = new ArrayList<>();
        Set<String> left = new HashSet<>(names);
        for (SortedSet<String> group : groups) {
            SortedSet<String> inside = new TreeSet<>(group);
            inside.retainAll(names);
            SortedSet<String> outside = new TreeSet<>(group);
            outside.removeAll(inside);
            split.add(inside);
            split.add(outside);
            left.removeAll(inside);
        }
        split.add(new TreeSet<>(left));
        split.removeIf(SortedSet::isEmpty);
        split.sort((one, other) -> one.first().compareTo(other.first()));
        return split;
    }

    private static void note(Map<String, Latest> latest, Observation trial) {
        trial.params()
                .forEach((name, choice) -> choice.distribution()
                        .ifPresent(distribution -> latest.merge(
                                name,
                                new Latest(trial.number(), distribution),
                                (old, now) -> now.number() > old.number() ? now : old)));
    }
}
