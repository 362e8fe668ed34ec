package dev.parzen.store;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.List;

/**
 * Writes every text so that every database takes it: PostgreSQL knows neither the character NUL nor half a surrogate
 * pair. Those are written as the control character SUBSTITUTE and four hexadecimal digits, and SUBSTITUTE itself
 * likewise; all other texts stay as they are.
 */
@Converter(autoApply = true)
class Escaped implements AttributeConverter<String, String> {
    private static final Escaped ITSELF = new Escaped();
    private static final char SUBSTITUTE = 0x1A;
    private static final int DIGITS = 4;

    /** The same of a list of texts, to whose elements no converter applies by itself; null if there are none. */
    static String[] all(List<String> texts) {
        return texts.isEmpty()
                ? null
                : texts.stream().map(ITSELF::convertToDatabaseColumn).toArray(String[]::new);
    }

    /** The texts that {@link #all} was given. */
    static List<String> texts(String[] escaped) {
        return escaped == null
                ? List.of()
                : Arrays.stream(escaped).map(ITSELF::convertToEntityAttribute).toList();
    }

    @Override
    public String convertToDatabaseColumn(String text) {
        if (text == null || firstForeign(text) < 0) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + DIGITS);
        for (int i = 0; i < text.length(); i++) {
            if (isForeign(text, i)) {
                escaped.append(SUBSTITUTE).append(String.format("%04x", (int) text.charAt(i)));
            } else {
                escaped.append(text.charAt(i));
            }
        }
        return escaped.toString();
    }

    @Override
    public String convertToEntityAttribute(String escaped) {
        if (escaped == null || escaped.indexOf(SUBSTITUTE) < 0) {
            return escaped;
        }
        StringBuilder text = new StringBuilder(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            if (escaped.charAt(i) == SUBSTITUTE) {
                text.append((char) Integer.parseInt(escaped.substring(i + 1, i + 1 + DIGITS), 16));
                i += DIGITS;
            } else {
                text.append(escaped.charAt(i));
            }
        }
        return text.toString();
    }

    private static int firstForeign(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isForeign(text, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isForeign(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
        }
        return c == 0 || c == SUBSTITUTE;
    }
}
