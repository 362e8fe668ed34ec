/**
 * Workers whose every step is drawn from a seed: what they do, how it is disturbed, and when they or a server die. Start
 * at {@link dev.parzen.load.chaos.ChaosWorker}.
 */
package dev.parzen.load.chaos;
