/**
 * Arrays of numbers in files, row by row: {@link dev.parzen.training.data.array.RowArray}, opened as IDX or NumPy files by
 * {@link dev.parzen.training.data.array.IdxFormat} and {@link dev.parzen.training.data.array.NpyFormat}.
 */
package dev.parzen.training.data.array;
