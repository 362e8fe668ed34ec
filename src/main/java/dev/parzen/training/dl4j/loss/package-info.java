/** What training makes small: DL4J's losses, and ours where its formula is another; and what outputs are compared with. */
package dev.parzen.training.dl4j.loss;
