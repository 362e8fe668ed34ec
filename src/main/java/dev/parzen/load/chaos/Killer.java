package dev.parzen.load.chaos;

import dev.parzen.load.fleet.Fleet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Kills servers when so many trials as were drawn have been handed out. */
public final class Killer implements Runnable {
    private static final long GLANCE_MILLIS = 5;

    private final Fleet fleet;
    private final Course course;
    private final Mishap.Count mishaps;
    private final SplittableRandom random;
    private final int[] moments;

    /** @param trials how many there will be; the kills lie between the first and the last few */
    public Killer(Fleet fleet, Course course, Mishap.Count mishaps, int kills, int trials, SplittableRandom random) {
        this.fleet = fleet;
        this.course = course;
        this.mishaps = mishaps;
        this.random = random;
        int first = 1 + trials / 50;
        int last = Math.max(first, trials - trials / 20);
        this.moments = IntStream.generate(() -> random.nextInt(first, last + 1))
                .limit(kills)
                .sorted()
                .toArray();
    }

    @Override
    public void run() {
        try {
            for (int moment : moments) {
                while (course.handedOut() < moment && !course.isOver()) {
                    Thread.sleep(GLANCE_MILLIS);
                }
                if (course.isOver()) {
                    return;
                }
                fleet.kill(random.nextInt(fleet.addresses().size()));
                mishaps.add(Mishap.KILLED);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
