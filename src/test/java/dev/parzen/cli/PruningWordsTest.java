package dev.parzen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.analysis.Audit;
import dev.parzen.analysis.PruningBalance;
import org.junit.jupiter.api.Test;

class PruningWordsTest {
    private static final Audit NONE = new Audit(0, 0, 0, null, null, null);

    @Test
    void tellsPruningFromEarlyStopping() {
        assertThat(words(28, 12, 32, 0, NONE).trials(0))
                .isEqualTo("28 complete (12 by early stopping), 32 pruned, 0 failed");
        assertThat(new PruningWords(new PruningBalance(28, 12, 3, 32, 0, 612, 840, null, NONE)).trials(0))
                .isEqualTo("28 complete (12 by early stopping, 3 at their time limit), 32 pruned, 0 failed");
        assertThat(words(2, 0, 0, 1, NONE).trials(3))
                .isEqualTo("2 complete, 0 pruned, 1 stopped with the study, 3 failed");
    }

    @Test
    void saysWhatWasSpentAndSaved() {
        assertThat(words(28, 12, 32, 0, NONE).epochs())
                .isEqualTo("612 spent, about 840 saved by pruning (at most 1290)");
        assertThat(words(28, 12, 0, 0, NONE).epochs()).isEqualTo("612 spent");
        assertThat(new PruningWords(new PruningBalance(28, 12, 0, 32, 0, 612, 840, null, NONE)).epochs())
                .isEqualTo("612 spent, about 840 saved by pruning");
    }

    @Test
    void saysHowOftenPruningWasWrong() {
        assertThat(words(28, 12, 32, 0, NONE).audit()).isEmpty();
        assertThat(words(28, 12, 32, 0, new Audit(5, 4, 1, 0.25, 0.0456, 0.6994))
                        .audit())
                .contains("1 of 4 prunes was wrong: 25 %, with 95 % confidence 5 to 70 %");
        assertThat(words(28, 12, 32, 0, new Audit(1, 1, 0, 0.0, 0.0, 0.7935)).audit())
                .contains("0 of 1 prunes were wrong: 0 %, with 95 % confidence 0 to 79 %");
    }

    @Test
    void fitsALineOf80Columns() {
        PruningWords words = new PruningWords(new PruningBalance(
                1000, 1000, 0, 1000, 0, 50_000, 40_000, 50_000L, new Audit(99, 99, 9, 0.0909, 0.0486, 0.1636)));
        for (String text :
                new String[] {words.trials(0), words.epochs(), words.audit().orElseThrow()}) {
            assertThat(text).hasSizeLessThanOrEqualTo(80 - "Parameters   ".length());
        }
    }

    private static PruningWords words(int complete, int earlyStopped, int pruned, int endedWithStudy, Audit audit) {
        return new PruningWords(
                new PruningBalance(complete, earlyStopped, 0, pruned, endedWithStudy, 612, 840, 1290L, audit));
    }
}
