package dev.parzen.study;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/** How a study is named from outside: by its name, or by its id as {@code @17}. */
public record StudyRef(String text) {
    private static final Pattern ID = Pattern.compile("@\\d{1,18}");

    public static StudyRef of(long id) {
        return new StudyRef("@" + id);
    }

    /** The id, if this is one. */
    public OptionalLong id() {
        if (!ID.matcher(text).matches()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(text.substring(1)));
    }

    @Override
    public String toString() {
        return text;
    }
}
