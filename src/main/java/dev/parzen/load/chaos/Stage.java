package dev.parzen.load.chaos;

import dev.parzen.load.ChaosSettings;
import dev.parzen.load.traffic.Door;
import java.util.List;
import java.util.SplittableRandom;

/** What all who act in a run share. */
public record Stage(
        List<Door> doors,
        List<Scene> scenes,
        ChaosSettings settings,
        Course course,
        Later later,
        Mishap.Count mishaps) {

    public Stage {
        doors = List.copyOf(doors);
        scenes = List.copyOf(scenes);
    }

    public Runnable worker(int index, SplittableRandom random) {
        return new ChaosWorker(this, "worker-" + index, random);
    }

    public Runnable governor(SplittableRandom random) {
        return new Governor(this, random);
    }

    Door door(SplittableRandom random) {
        return doors.get(random.nextInt(doors.size()));
    }

    /** One of the studies, the larger the likelier. */
    Scene scene(SplittableRandom random) {
        int place = random.nextInt(scenes.stream().mapToInt(Scene::trials).sum());
        for (Scene scene : scenes) {
            place -= scene.trials();
            if (place < 0) {
                return scene;
            }
        }
        throw new IllegalStateException("There is no study.");
    }
}
