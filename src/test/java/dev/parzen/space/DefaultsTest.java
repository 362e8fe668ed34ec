package dev.parzen.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DefaultsTest {
    enum Colour {
        RED,
        DARK_BLUE
    }

    record Everything(
            @Described(value = "a", byDefault = "3") int whole,
            @Described(value = "b", byDefault = "-4") long wide,
            @Described(value = "c", byDefault = "0.5") double real,
            @Described(value = "d", byDefault = "true") boolean flag,
            @Described(value = "e", byDefault = "\"word\"") String text,

            @Described(value = "f", byDefault = "\"dark-blue\"")
            Colour colour,

            @Described(value = "g", byDefault = "null") OptionalInt noWhole,
            @Described(value = "h", byDefault = "7") OptionalLong someWide,
            @Described(value = "i", byDefault = "1e-3") OptionalDouble someReal,
            @Described(value = "j", byDefault = "null") Optional<String> noText) {}

    record Demanding(@Described("must be given") int needed) {}

    @Test
    void readsEveryKindOfDefault() {
        assertThat(Defaults.of(Everything.class))
                .isEqualTo(new Everything(
                        3,
                        -4,
                        0.5,
                        true,
                        "word",
                        Colour.DARK_BLUE,
                        OptionalInt.empty(),
                        OptionalLong.of(7),
                        OptionalDouble.of(1e-3),
                        Optional.empty()));
    }

    @Test
    void refusesARecordWithARequiredSetting() {
        assertThatThrownBy(() -> Defaults.of(Demanding.class)).hasMessageContaining("must be given");
    }
}
