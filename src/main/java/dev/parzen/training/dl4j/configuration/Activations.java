package dev.parzen.training.dl4j.configuration;

import dev.parzen.objective.network.ActivationFunction;
import dev.parzen.objective.network.ResolvedNetwork.Shaping;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationLReLU;

/** Says in DL4J's words what an activation function is. */
record Activations(Shaping shaping) {

    IActivation of(ActivationFunction function) {
        return switch (function) {
            case RELU -> Activation.RELU.getActivationFunction();
            case SIGMOID -> Activation.SIGMOID.getActivationFunction();
            case TANH -> Activation.TANH.getActivationFunction();
            case LEAKY_RELU -> new ActivationLReLU(shaping.leakySlope());
            case ELU -> Activation.ELU.getActivationFunction();
            case SELU -> Activation.SELU.getActivationFunction();
            case GELU -> new ActivationGELU(false); // the "precise" one cubes 0.044715 too, and is farther off
            case SWISH -> Activation.SWISH.getActivationFunction();
            case SOFTMAX -> Activation.SOFTMAX.getActivationFunction();
            case IDENTITY -> Activation.IDENTITY.getActivationFunction();
        };
    }
}
