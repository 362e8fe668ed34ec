/** How gradients change weights: DL4J's rules, and ours where its formula is another; and what of a network they leave alone. */
package dev.parzen.training.dl4j.rule;
