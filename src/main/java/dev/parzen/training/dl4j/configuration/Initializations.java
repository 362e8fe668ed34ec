package dev.parzen.training.dl4j.configuration;

import dev.parzen.objective.network.Initialization;
import dev.parzen.objective.network.ResolvedNetwork.Shaping;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.distribution.UniformDistribution;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.weights.WeightInitDistribution;
import org.deeplearning4j.nn.weights.WeightInitVarScalingUniformFanIn;

/** Says in DL4J's words how weights begin. */
record Initializations(Shaping shaping) {

    IWeightInit of(Initialization initialization) {
        return switch (initialization) {
            case HE -> WeightInit.RELU.getWeightInitFunction();
            case HE_UNIFORM -> WeightInit.RELU_UNIFORM.getWeightInitFunction();
            case XAVIER, AUTO -> WeightInit.XAVIER.getWeightInitFunction();
            case XAVIER_UNIFORM -> WeightInit.XAVIER_UNIFORM.getWeightInitFunction();
            case LECUN -> WeightInit.LECUN_NORMAL.getWeightInitFunction();
            case LECUN_UNIFORM -> lecunUniform();
            case NORMAL -> new WeightInitDistribution(new NormalDistribution(0, shaping.initialDeviation()));
            case ZERO -> WeightInit.ZERO.getWeightInitFunction();
        };
    }

    /** How the vectors of embedded columns begin: between ±0.05, as in Keras's Embedding. */
    static IWeightInit ofTables() {
        return new WeightInitDistribution(new UniformDistribution(-0.05, 0.05));
    }

    /** Between ±√(3/n). What DL4J calls so, and what this one is without a scale, lies between ±3/√n: variance 3/n. */
    private static IWeightInit lecunUniform() {
        return new WeightInitVarScalingUniformFanIn(1 / Math.sqrt(3));
    }
}
