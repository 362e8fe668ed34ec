package dev.parzen.pruner;

import dev.parzen.trial.Partition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The brackets of Hyperband and who is in which (Li et al. 2018, "Hyperband", algorithm 1, spread over trials that come
 * one by one): bracket b of N gets ⌈N·η^(N−1−b)/(N−b)⌉ of all shares, and a trial the bracket in whose shares
 * crc32("study_number") modulo their sum falls. So nothing need be remembered, and every process finds the same.
 *
 * @param study the name of the study
 * @param shares one for each bracket
 */
record Brackets(String study, List<Integer> shares) implements Partition {

    /** @param maxResource R, not below {@code minResource}, r: there are ⌊log_η(R/r)⌋ + 1 brackets */
    static Brackets of(String study, int minResource, int maxResource, int factor) {
        int count = new Rungs(minResource, factor).countUpTo(maxResource);
        List<Integer> shares = new ArrayList<>();
        for (int bracket = 0; bracket < count; bracket++) {
            long power = 1;
            for (int i = 0; i < count - 1 - bracket; i++) {
                power *= factor;
            }
            shares.add(Math.toIntExact((count * power + count - bracket - 1) / (count - bracket)));
        }
        return new Brackets(study, List.copyOf(shares));
    }

    @Override
    public int count() {
        return shares.size();
    }

    @Override
    public int of(int number) {
        CRC32 hash = new CRC32();
        hash.update((study + "_" + number).getBytes(StandardCharsets.UTF_8));
        long place = hash.getValue() % total();
        int bracket = 0;
        while (place >= shares.get(bracket)) {
            place -= shares.get(bracket++);
        }
        return bracket;
    }

    private long total() {
        return shares.stream().mapToLong(Integer::longValue).sum();
    }
}
