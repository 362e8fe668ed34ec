package dev.parzen.training.dl4j.configuration;

import dev.parzen.objective.network.ResolvedNetwork;

/** What the layers of a network are made of, each said in DL4J's words. */
record Terms(Activations activations, Initializations initializations, Regularizations regularizations) {

    static Terms of(ResolvedNetwork network) {
        return new Terms(
                new Activations(network.shaping()),
                new Initializations(network.shaping()),
                new Regularizations(network.regularization()));
    }
}
