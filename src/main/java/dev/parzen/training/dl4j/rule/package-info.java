/** How gradients change weights: DL4J's rules, and ours where its formula is another. */
package dev.parzen.training.dl4j.rule;
