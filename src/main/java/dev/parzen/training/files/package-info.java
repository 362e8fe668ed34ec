/** Shows and takes the files of the data directory. Start at {@link dev.parzen.training.files.LocalDataFiles}. */
package dev.parzen.training.files;
