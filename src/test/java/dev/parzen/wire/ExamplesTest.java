package dev.parzen.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.objective.NeuralNetwork;
import dev.parzen.objective.ObjectiveSpec;
import dev.parzen.objective.data.DataSpec;
import dev.parzen.study.StudySpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example study is one that can be made. */
class ExamplesTest {

    static Stream<Path> examples() throws IOException {
        return Files.list(Path.of("src/main/resources/examples"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isAStudyWithTheNameOfItsFile(Path file) throws IOException {
        StudySpec study = read(file);
        assertThat(file.getFileName()).hasToString(study.name() + ".json");
        assertThat(study.notes()).isNotBlank();
        assertThat(study.budget().trials()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isRankedInTheDirectionOfItsMetric(Path file) throws IOException {
        StudySpec study = read(file);
        NeuralNetwork network = (NeuralNetwork) study.objective();
        assertThat(study.direction().loss(1) > 0)
                .isEqualTo(network.metric().first().isMinimized());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void saysTheSameWhenItIsWrittenAndReadAgain(Path file) throws IOException {
        ObjectiveSpec objective = read(file).objective();
        assertThat(Families.read(Families.text(objective), ObjectiveSpec.class)).isEqualTo(objective);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void hasATestPart(Path file) throws IOException {
        DataSpec data = ((NeuralNetwork) read(file).objective()).data();
        assertThat(data.testIsGiven() || data.split().test().isEmpty()).isTrue();
    }

    private static StudySpec read(Path file) throws IOException {
        return Json.read(Files.readString(file), StudyRequest.class).toSpec(() -> 1);
    }
}
