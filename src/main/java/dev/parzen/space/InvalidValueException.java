package dev.parzen.space;

/**
 * A value that breaks a rule of its type. The message quotes the value and says what is allowed; the pointer (RFC 6901)
 * names the place inside the value that was refused, and grows at the front as the refusal travels outwards.
 */
public final class InvalidValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String pointer;

    /** A refusal of the member {@code member} ("" for the value as a whole). */
    public InvalidValueException(String member, String message) {
        super(message);
        this.pointer = member.isEmpty() ? "" : "/" + escaped(member);
    }

    private InvalidValueException(String pointer, InvalidValueException inner) {
        super(inner.getMessage(), inner);
        this.pointer = pointer;
    }

    /** Where the refused part lies, as a JSON pointer relative to the outermost value known so far. */
    public String pointer() {
        return pointer;
    }

    /** The same refusal, seen from a value that holds the refused one as {@code member}. */
    public InvalidValueException under(String member) {
        return new InvalidValueException("/" + escaped(member) + pointer, this);
    }

    /** The same refusal, seen from a list that holds the refused value at {@code index}. */
    public InvalidValueException under(int index) {
        return under(Integer.toString(index));
    }

    private static String escaped(String member) {
        return member.replace("~", "~0").replace("/", "~1");
    }
}
