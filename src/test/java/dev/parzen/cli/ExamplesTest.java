package dev.parzen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.study.StudySpec;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {

    @Test
    void areFoundByName() {
        assertThat(Examples.names()).contains("drawn-digits", "tune-mnist-5000").isSorted();
        assertThat(Examples.text("no-such")).isEmpty();
        assertThat(Examples.text("../application")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void areStudiesThatTheWorkersCanRun(String name) {
        StudySpec spec = SpecSource.read(name).toSpec(() -> 1);
        assertThat(spec.name()).isEqualTo(name);
        assertThat(spec.objective().runsInPool()).isTrue();
        assertThat(spec.budget().trials()).isPresent();
        assertThat(Examples.about(name)).endsWith(".");
    }

    static Stream<String> names() {
        return Examples.names().stream();
    }
}
