package dev.parzen.training.dl4j;

import java.util.List;
import org.deeplearning4j.nn.api.Updater;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.MemoryWorkspaceManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The memory outside the heap that DL4J keeps for each thread and for each network. Its own ways to give that back collect
 * all garbage too, which holds up every other thread.
 */
final class LibraryMemory {
    private LibraryMemory() {}

    /** Gives back this thread's. */
    static void release() {
        MemoryWorkspaceManager manager = Nd4j.getWorkspaceManager();
        List<MemoryWorkspace> all = manager.getAllWorkspacesForCurrentThread();
        if (all != null) {
            List.copyOf(all).forEach(manager::destroyWorkspace);
        }
    }

    /** Gives back a network's, which is of no use after that. */
    static void close(MultiLayerNetwork network) {
        close(network.params());
        close(network.getFlattenedGradients());
        Updater updater = network.getUpdater(false);
        if (updater != null) {
            close(updater.getStateViewArray());
        }
    }

    private static void close(INDArray array) {
        if (array != null && array.closeable()) {
            array.close();
        }
    }
}
