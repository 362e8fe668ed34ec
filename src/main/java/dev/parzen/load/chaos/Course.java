package dev.parzen.load.chaos;

import java.util.List;

/** How far a run is; read and written by many threads. */
public final class Course {
    private final List<Scene> scenes;
    private volatile boolean isCalm;
    private volatile boolean isOver;

    public Course(List<Scene> scenes) {
        this.scenes = List.copyOf(scenes);
    }

    /** How many numbers workers have been given, in all studies. */
    public int handedOut() {
        return scenes.stream().mapToInt(Scene::handedOut).sum();
    }

    /** From now on nothing is abandoned or disturbed, so that what is left comes to its end. */
    public void calmDown() {
        isCalm = true;
    }

    boolean isCalm() {
        return isCalm;
    }

    /** From now on nobody asks for trials. */
    public void end() {
        isOver = true;
    }

    boolean isOver() {
        return isOver;
    }
}
