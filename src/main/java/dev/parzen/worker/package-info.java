/**
 * The worker: claims trials, evaluates them, reports, obeys verdicts and tells outcomes; and the supervisor that runs one
 * as a child process of the server. Start at {@link dev.parzen.worker.Worker}. Uses {@code study}, {@code training}, {@code numerics},
 * {@code objective}, {@code pruner}, {@code trial} and {@code space}; it is given a {@link dev.parzen.study.Tuner} and does
 * not know whether that works in this process or over a network.
 */
package dev.parzen.worker;
