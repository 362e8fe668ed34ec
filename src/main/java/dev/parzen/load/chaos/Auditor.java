package dev.parzen.load.chaos;

import dev.parzen.load.traffic.Reply;
import dev.parzen.load.traffic.Request;
import dev.parzen.wire.StudyJson;
import java.io.IOException;
import java.util.SplittableRandom;

/** Looks at the study again and again, at whichever server it draws, and has its counts written down. */
public final class Auditor implements Runnable {
    private static final long PAUSE_MILLIS = 50;

    private final Stage stage;
    private final Scene scene;
    private final SplittableRandom random;
    private volatile boolean isFinished;

    public Auditor(Stage stage, Scene scene, SplittableRandom random) {
        this.stage = stage;
        this.scene = scene;
        this.random = random;
    }

    /** True once the study was seen to be over. */
    public boolean isFinished() {
        return isFinished;
    }

    @Override
    public void run() {
        while (!stage.course().isOver()) {
            look();
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void look() {
        long from = scene.scribe().tick();
        try {
            Reply reply = stage.door(random).send(Request.get("/studies/" + scene.study()));
            if (reply.isSuccess()) {
                StudyJson study = reply.as(StudyJson.class);
                scene.scribe().counted(from, study.counts());
                isFinished = study.state().equals("FINISHED");
            }
        } catch (IOException gone) {
            // It was killed; the next look may find another.
        }
    }
}
