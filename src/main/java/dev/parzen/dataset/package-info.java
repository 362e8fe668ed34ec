/**
 * The files from which networks learn, as a server shows and takes them. Start at {@link dev.parzen.dataset.DataFiles}.
 * Uses {@code space} for its refusals alone.
 */
package dev.parzen.dataset;
