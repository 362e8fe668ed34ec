/**
 * Keeps rows of numbers compactly: on the heap while they fit, else in a scratch file that is mapped into memory. Start at
 * {@link dev.parzen.training.data.storage.RowWriter}, which takes rows while they are read and makes a
 * {@link dev.parzen.training.data.storage.RowStore} of them.
 */
package dev.parzen.training.data.storage;
