package dev.parzen.training.dl4j.lean.stage;

import dev.parzen.training.dl4j.lean.window.Pieces;
import dev.parzen.training.dl4j.lean.window.Window;

/** What a window that moves over each channel makes of the numbers in it. */
abstract class Pool extends Stage {
    final Window window;
    final Pieces pieces;
    final float[] out;
    final float[] back;

    Pool(Window window, int rows) {
        super(window.channels() * window.inputs(), window.channels() * window.places());
        this.window = window;
        pieces = new Pieces(window);
        out = new float[rows * outputs];
        back = new float[rows * inputs];
    }
}
