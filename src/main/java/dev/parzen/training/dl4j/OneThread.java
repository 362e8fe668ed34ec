package dev.parzen.training.dl4j;

import org.bytedeco.openblas.global.openblas;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Keeps the library's arithmetic on the thread that calls it, in a process that was not started for training: where
 * cores are busy, its own threads wait for each other, and a call takes many times as long.
 */
final class OneThread {
    static {
        Nd4j.getBackend(); // the native operations cannot be asked for before it is there
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
        openblas.blas_set_num_threads(1);
    }

    private OneThread() {}

    /** From now on, if it was not so before. */
    static void ensure() {
        // The class is initialised by now.
    }
}
