/**
 * Training on DL4J; nothing outside this package sees that library. Start at
 * {@link dev.parzen.training.dl4j.Dl4jTrainer}. A training stays on one thread from beginning to end: the library's
 * random numbers belong to the thread.
 */
package dev.parzen.training.dl4j;
