package org.steelyard.complaint.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The fonts of the papers, read once and checked at the start: a service that cannot print is told so then, not later. */
@Component
class Typefaces {

    private final byte[] text;
    private final byte[] bold;

    Typefaces(DocumentSettings settings) {
        this.text = read(settings.font());
        this.bold = read(settings.boldFont());
    }

    /** The font of the text; parsed for each paper, because a parsed font belongs to one thread. */
    TrueTypeFont text() {
        return parse(text);
    }

    TrueTypeFont bold() {
        return parse(bold);
    }

    private static byte[] read(Resource font) {
        try {
            var bytes = font.getContentAsByteArray();
            try (var parsed = parse(bytes)) {
                if (parsed.getUnicodeCmapLookup().getGlyphId('投') == 0) {
                    throw new IllegalStateException("The font " + font + " has no Chinese characters");
                }
            }
            return bytes;
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalStateException(
                    "The font " + font + " cannot be used; steelyard.documents.font and bold-font each name a"
                            + " TrueType file (.ttf) that holds Chinese characters",
                    e);
        }
    }

    private static TrueTypeFont parse(byte[] bytes) {
        try {
            var font = new TTFParser(true).parse(new RandomAccessReadBuffer(bytes));
            font.setEnableGsub(false); // no ligature may replace what the text says
            return font;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
