package dev.parzen.load.chaos;

import dev.parzen.load.traffic.Door;
import dev.parzen.load.traffic.Reply;
import dev.parzen.load.traffic.Request;
import dev.parzen.wire.StudyJson;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;

/** Looks at the study again and again, at whichever server it draws, and has its counts written down. */
public final class Auditor implements Runnable {
    private static final long PAUSE_MILLIS = 50;

    private final List<Door> doors;
    private final String studyPath;
    private final Scribe scribe;
    private final Course course;
    private final SplittableRandom random;
    private volatile boolean isFinished;

    public Auditor(List<Door> doors, String studyPath, Scribe scribe, Course course, SplittableRandom random) {
        this.doors = doors;
        this.studyPath = studyPath;
        this.scribe = scribe;
        this.course = course;
        this.random = random;
    }

    /** True once the study was seen to be over. */
    public boolean isFinished() {
        return isFinished;
    }

    @Override
    public void run() {
        while (!course.isOver()) {
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
        long from = scribe.tick();
        try {
            Reply reply = doors.get(random.nextInt(doors.size())).send(Request.get(studyPath));
            if (reply.isSuccess()) {
                StudyJson study = reply.as(StudyJson.class);
                scribe.counted(from, study.counts());
                isFinished = study.state().equals("FINISHED");
            }
        } catch (IOException gone) {
            // It was killed; the next look may find another.
        }
    }
}
