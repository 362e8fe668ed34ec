package dev.parzen.training.dl4j.lean.window;

import org.deeplearning4j.nn.conf.ConvolutionMode;

/**
 * How a window moves along one axis: at place p it covers the inputs p · stride − before + k, with k from 0 to size − 1,
 * of which some may lie outside, where there is padding.
 *
 * @param inputs how many there are
 * @param before how far the first window reaches over the edge
 * @param places where it stands
 */
public record Axis(int inputs, int size, int stride, int before, int places) {

    /** The axis as DL4J sees it, without padding but that of its mode "same". */
    static Axis of(int inputs, int size, int stride, ConvolutionMode mode) {
        if (mode == ConvolutionMode.Same) {
            int places = (inputs + stride - 1) / stride;
            int padding = Math.max(0, (places - 1) * stride + size - inputs);
            return new Axis(inputs, size, stride, padding / 2, places);
        }
        return new Axis(inputs, size, stride, 0, Math.floorDiv(inputs - size, stride) + 1);
    }

    /** The one window that covers everything. */
    static Axis whole(int inputs) {
        return new Axis(inputs, inputs, 1, 0, 1);
    }

    /** The first place at which input {@code k} of the window is inside. */
    int first(int k) {
        return Math.max(0, Math.floorDiv(before - k + stride - 1, stride));
    }

    /** The place behind the last one at which input {@code k} of the window is inside. */
    int end(int k) {
        return Math.min(places, Math.floorDiv(inputs - 1 + before - k, stride) + 1);
    }

    /** The input that is number {@code k} of the window at a place. */
    int input(int place, int k) {
        return place * stride - before + k;
    }

    /** How many inputs are covered at a place. */
    public int covered(int place) {
        return Math.min(inputs, input(place, size)) - Math.max(0, input(place, 0));
    }
}
