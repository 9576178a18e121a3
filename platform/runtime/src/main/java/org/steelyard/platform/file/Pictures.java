package org.steelyard.platform.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Opens pictures without trusting them: the size is read before any of it is unpacked, and it is then unpacked in small,
 * so that a few bytes cannot become gigabytes.
 */
public final class Pictures {

    private static final int SMALL = 1024;

    private Pictures() {}

    /**
     * Whether a picture has no more pixels than these; one that has is not opened.
     *
     * @throws IOException if it cannot be opened; the decoders throw unchecked exceptions for that, too
     */
    public static boolean opensWithin(long maxPixels, byte[] content, FileKind kind) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByMIMEType(kind.mediaType()).next();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            reader.setInput(in, true, true);
            var width = reader.getWidth(0);
            var height = reader.getHeight(0);
            if ((long) width * height > maxPixels) {
                return false;
            }
            var step = Math.max(1, Math.max(width, height) / SMALL);
            var small = reader.getDefaultReadParam();
            small.setSourceSubsampling(step, step, 0, 0);
            var unused = reader.read(0, small);
            return true;
        } finally {
            reader.dispose();
        }
    }
}
