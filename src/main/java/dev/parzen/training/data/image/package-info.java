/** Image files as rows of bytes; start at {@link dev.parzen.training.data.image.ImageFile}. */
package dev.parzen.training.data.image;
