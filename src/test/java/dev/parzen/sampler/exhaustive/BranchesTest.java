package dev.parzen.sampler.exhaustive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Against sums over a map. */
class BranchesTest {

    @Test
    void sumsUpWhatIsThere() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new SplittableRandom(seed);
            TreeMap<Long, Integer> trials = new TreeMap<>();
            Branches branches = Branches.NONE;
            for (int i = 0; i < 60; i++) {
                long at = random.nextLong(40);
                branches = branches.with(at, tried(trials.merge(at, 1, Integer::sum)));
                assertAgree(branches, trials, "seed " + seed + " after " + i);
            }
        }
    }

    @Test
    void neverChanges() {
        var random = new SplittableRandom(5);
        List<Branches> all = new ArrayList<>(List.of(Branches.NONE));
        List<Map<Long, Integer>> expected = new ArrayList<>(List.of(Map.of()));
        for (int i = 0; i < 300; i++) {
            int from = random.nextInt(all.size());
            long at = random.nextLong(30);
            Map<Long, Integer> trials = new HashMap<>(expected.get(from));
            trials.put(at, 1 + i % 3);
            all.add(all.get(from).with(at, tried(1 + i % 3)));
            expected.add(trials);
        }
        for (int i = 0; i < all.size(); i++) {
            assertAgree(all.get(i), new TreeMap<>(expected.get(i)), "version " + i);
        }
    }

    @Test
    void staysFlatWhateverTheOrder() {
        Branches branches = Branches.NONE;
        for (long at = 0; at < 100_000; at++) {
            branches = branches.with(at, tried(1));
        }
        assertThat(branches.size()).isEqualTo(100_000);
        assertThat(branches.missing(7)).isEqualTo(100_007);
        assertThat(branches.depth()).isLessThan(60);
    }

    private static void assertAgree(Branches branches, TreeMap<Long, Integer> trials, String when) {
        assertThat(branches.size()).as(when).isEqualTo(trials.size());
        assertThat(branches.leaves()).as(when).isEqualTo(trials.size());
        int least = trials.values().stream().mapToInt(t -> t).min().orElse(Integer.MAX_VALUE);
        assertThat(branches.least()).as(when).isEqualTo(least);
        List<Long> open =
                trials.keySet().stream().filter(at -> trials.get(at) == least).toList();
        assertThat(branches.open(least)).as(when).isEqualTo(open.size());
        for (int i = 0; i < open.size(); i++) {
            assertThat(branches.indexOf(i + 0.5)).as(when).isEqualTo(open.get(i));
        }
        long place = 0;
        for (long at = 0; at < 45; at++) {
            assertThat(branches.find(at).map(Branch::least))
                    .as(when)
                    .isEqualTo(java.util.Optional.ofNullable(trials.get(at)));
            if (!trials.containsKey(at)) {
                assertThat(branches.missing(place++)).as(when).isEqualTo(at);
            }
        }
    }

    private static Branch tried(int trials) {
        Branch branch = Branch.UNKNOWN;
        for (int i = 0; i < trials; i++) {
            branch = branch.ended();
        }
        return branch;
    }
}
