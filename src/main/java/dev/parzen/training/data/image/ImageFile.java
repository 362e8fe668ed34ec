package dev.parzen.training.data.image;

import dev.parzen.training.DataException;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Reads image files. Transparency and the direction that a camera was held in are left aside; of a moving image the first picture counts. */
public final class ImageFile {
    /** So large a picture may be once it is unpacked; a small file may say that it is far larger. */
    private static final long MOST_PIXELS = 50_000_000;

    private ImageFile() {}

    /**
     * The image in a file.
     *
     * @param name for messages
     * @param channels 3 for red, green and blue, 1 for grey: 0.299 R + 0.587 G + 0.114 B, or the grey that the file has
     * @throws DataException if it is no image, is damaged, or is too large
     */
    public static Pixels read(String name, InputStream content, int channels) throws IOException {
        try (ImageInputStream input = new MemoryCacheImageInputStream(content)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw new DataException("\"" + name
                        + "\" is no image that can be read: convert it to PNG or JPEG, or move" + " it elsewhere.");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                requireModest(name, reader.getWidth(0), reader.getHeight(0));
                return pixels(reader.read(0), channels);
            } catch (IOException | RuntimeException e) {
                throw e instanceof DataException known ? known : damaged(name, e);
            } finally {
                reader.dispose();
            }
        }
    }

    private static void requireModest(String name, long width, long height) {
        if (width * height > MOST_PIXELS) {
            throw new DataException("\"" + name + "\" says that it has " + width + " × " + height
                    + " pixels, more than " + MOST_PIXELS + ": make it smaller.");
        }
    }

    private static DataException damaged(String name, Exception e) {
        return new DataException(
                "The image \"" + name + "\" cannot be read (" + e.getMessage() + "): it may be damaged; replace it, or"
                        + " convert it to PNG.",
                e);
    }

    private static Pixels pixels(BufferedImage image, int channels) {
        boolean isGrey = image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY
                && !(image.getColorModel() instanceof IndexColorModel);
        float[] values = new float[image.getWidth() * image.getHeight() * channels];
        int at = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                // Java would brighten grey that is asked for as RGB
                int rgb = isGrey ? 0x010101 * grey(image.getRaster(), image, x, y) : image.getRGB(x, y);
                at = put(values, at, rgb, channels);
            }
        }
        return new Pixels(image.getWidth(), image.getHeight(), channels, values);
    }

    private static int grey(Raster raster, BufferedImage image, int x, int y) {
        int most = (1 << image.getColorModel().getComponentSize(0)) - 1;
        return Math.round(255f * raster.getSample(x, y, 0) / most);
    }

    private static int put(float[] values, int at, int rgb, int channels) {
        int red = rgb >> 16 & 0xff;
        int green = rgb >> 8 & 0xff;
        int blue = rgb & 0xff;
        if (channels == 1) {
            values[at] = 0.299f * red + 0.587f * green + 0.114f * blue;
            return at + 1;
        }
        values[at] = red;
        values[at + 1] = green;
        values[at + 2] = blue;
        return at + 3;
    }
}
