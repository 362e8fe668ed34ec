/** Windows that move over the places of channels: where they stand, what they cover there, and how that is laid side by side for a product of matrices. Start at {@link dev.parzen.training.dl4j.lean.window.Window}. */
package dev.parzen.training.dl4j.lean.window;
