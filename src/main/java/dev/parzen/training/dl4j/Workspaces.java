package dev.parzen.training.dl4j;

import java.util.List;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.MemoryWorkspaceManager;
import org.nd4j.linalg.factory.Nd4j;

/** The memory outside the heap that DL4J keeps for each thread. */
final class Workspaces {
    private Workspaces() {}

    /**
     * Gives back this thread's. DL4J's own way to do so also collects all garbage, which holds up every other thread.
     */
    static void release() {
        MemoryWorkspaceManager manager = Nd4j.getWorkspaceManager();
        List<MemoryWorkspace> all = manager.getAllWorkspacesForCurrentThread();
        if (all != null) {
            List.copyOf(all).forEach(manager::destroyWorkspace);
        }
    }
}
