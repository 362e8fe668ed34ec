package dev.parzen.study;

import java.util.OptionalLong;

/** How a study is named from outside: by its name, or by its id as {@code @17}. */
public record StudyRef(String text) {

    public static StudyRef of(long id) {
        return new StudyRef("@" + id);
    }

    /** The id, if this is one. */
    public OptionalLong id() {
        if (!text.matches("@\\d{1,18}")) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(text.substring(1)));
    }

    @Override
    public String toString() {
        return text;
    }
}
