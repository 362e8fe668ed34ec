package dev.parzen.space;

import java.util.Set;

/** The rule for names of studies and parameters, so that each fits one segment of a path. */
public final class Names {
    private static final int LONGEST = 255;
    private static final Set<String> PATH_STEPS = Set.of(".", "..");

    private Names() {}

    /**
     * Returns {@code name} if it may name a study or a parameter.
     *
     * @throws InvalidValueException if it is blank, longer than 255 code points, starts with {@code @}, is {@code .} or
     *     {@code ..}, or contains one of {@code / \ ; %}, a control character or half a surrogate pair
     */
    public static String requireValid(String name) {
        String fault = fault(name);
        if (fault != null) {
            throw new InvalidValueException("name", "The name \"" + shown(name) + "\" " + fault + ".");
        }
        return name;
    }

    private static String fault(String name) {
        if (name.isBlank()) {
            return "is blank: give at least one visible character";
        }
        if (name.codePointCount(0, name.length()) > LONGEST) {
            return "has more than " + LONGEST + " characters: shorten it";
        }
        if (name.startsWith("@")) {
            return "starts with @, which marks a study's id: choose another first character";
        }
        if (PATH_STEPS.contains(name)) {
            return "means a step in a path: choose another";
        }
        if (name.codePoints().anyMatch(Names::isForbidden)) {
            return "contains one of / \\ ; % or a control character: leave those out";
        }
        return null;
    }

    private static boolean isForbidden(int codePoint) {
        return "/\\;%".indexOf(codePoint) >= 0
                || Character.isISOControl(codePoint)
                || Character.getType(codePoint) == Character.SURROGATE;
    }

    private static String shown(String name) {
        int end = name.offsetByCodePoints(0, Math.min(40, name.codePointCount(0, name.length())));
        return end < name.length() ? name.substring(0, end) + "…" : name;
    }
}
