package dev.parzen.objective.network;

import java.util.List;

/**
 * The shape of one row.
 *
 * @param extents {@code [features]} for a plain row, {@code [height, width, channels]} for an image, {@code [steps,
 *     features]} for a sequence; each at least 1. The numbers of a row lie in this order, the last extent fastest.
 */
public record Shape(List<Integer> extents) {
    public Shape {
        extents = List.copyOf(extents);
        if (extents.isEmpty() || extents.size() > 3 || extents.stream().anyMatch(extent -> extent < 1)) {
            throw new IllegalArgumentException("A shape has one to three extents of at least 1, not " + extents + ".");
        }
    }

    public static Shape of(Integer... extents) {
        return new Shape(List.of(extents));
    }

    /** How many numbers a row has. */
    public int size() {
        return extents.stream().reduce(1, Math::multiplyExact);
    }

    /** The last extent: channels of an image, features of a plain row or of a step. */
    public int channels() {
        return extents.get(extents.size() - 1);
    }

    /** "28 × 28 × 1". */
    @Override
    public String toString() {
        return String.join(" × ", extents.stream().map(Object::toString).toList());
    }
}
