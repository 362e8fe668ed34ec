package dev.parzen.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.objective.NetworkDraft;
import dev.parzen.objective.data.DataSpec.DrawnDigits;
import dev.parzen.objective.network.ResolvedNetwork;
import dev.parzen.objective.setting.Setting;
import dev.parzen.training.data.DataSets;
import dev.parzen.training.data.Dataset;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdentityTest {
    private static final DataSets DATA = new DataSets(Path.of("none"));

    /** Computed once and written down: another process has to come to the same. */
    @Test
    void isTheSameInEveryProcess() {
        String text = Identity.text(new Nested(
                List.of(1, 2), Map.of("one", 1, "two", 2, "three", 3, "four", 4), Optional.of(0.1), Optional.empty()));
        assertThat(text).isEqualTo("Nested(list=[1,2],map={four=4, one=1, three=3, two=2},some=0.1,none=-)");
    }

    @Test
    void differsWithEverySettingAndWithTheData() {
        NetworkDraft draft = DigitTrainings.digits(100);
        String first = identity(draft);
        assertThat(identity(DigitTrainings.digits(100))).isEqualTo(first);
        draft.seed = 1;
        String second = identity(draft);
        draft.l2 = Setting.of(1e-9);
        String third = identity(draft);
        draft.data = new DrawnDigits(100, 1, NetworkDraft.usualSplit());
        String fourth = identity(draft);
        draft.data = new DrawnDigits(101, 1, NetworkDraft.usualSplit());
        assertThat(List.of(first, second, third, fourth, identity(draft))).doesNotHaveDuplicates();
    }

    private static String identity(NetworkDraft draft) {
        ResolvedNetwork network = draft.build().resolve(Map.of());
        Dataset data = DATA.load(draft.data);
        return HexFormat.of().formatHex(Identity.of(network, data));
    }

    private record Nested(List<Integer> list, Map<String, Integer> map, Optional<Double> some, Optional<String> none) {}
}
