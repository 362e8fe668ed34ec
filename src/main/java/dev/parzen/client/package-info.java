/**
 * Parzen from another process: the server's verbs and questions over HTTP, and the feel of Optuna in Java. Start at
 * {@link dev.parzen.client.Optimization} to optimise something, at {@link dev.parzen.client.HttpTuner} to see how a verb
 * crosses the wire. Uses {@code wire}, {@code study} and the packages below it.
 */
package dev.parzen.client;
