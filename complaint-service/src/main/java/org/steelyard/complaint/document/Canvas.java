package org.steelyard.complaint.document;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.ToDoubleFunction;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** Draws on one page; lengths in points from the lower left corner. */
final class Canvas implements AutoCloseable {

    private final PDPageContentStream page;

    Canvas(PDPageContentStream page) {
        this.page = page;
    }

    void text(String said, PDFont font, float size, double x, double baseline, Color colour) {
        if (said.isEmpty()) {
            return;
        }
        draw(stream -> {
            stream.beginText();
            stream.setNonStrokingColor(colour);
            stream.setFont(font, size);
            stream.newLineAtOffset((float) x, (float) baseline);
            stream.showText(said);
            stream.endText();
        });
    }

    void line(float x, float toX, float y, float thickness, Color colour) {
        draw(stream -> {
            stream.setStrokingColor(colour);
            stream.setLineWidth(thickness);
            stream.moveTo(x, y);
            stream.lineTo(toX, y);
            stream.stroke();
        });
    }

    void frame(float x, float bottom, float width, float height) {
        draw(stream -> {
            stream.setStrokingColor(Color.BLACK);
            stream.setLineWidth(0.6f);
            stream.addRect(x, bottom, width, height);
            stream.stroke();
        });
    }

    void square(String said, float left, float top, float side) {
        var code = SquareCode.of(said);
        var module = side / code.getWidth();
        draw(stream -> {
            for (int row = 0; row < code.getHeight(); row++) {
                for (int column = 0; column < code.getWidth(); column++) {
                    if (code.get(column, row)) {
                        stream.addRect(left + column * module, top - (row + 1) * module, module, module);
                    }
                }
            }
            stream.setNonStrokingColor(Color.BLACK);
            stream.fill();
        });
    }

    /** How wide a text is set in a font of that size. */
    static ToDoubleFunction<String> width(PDFont font, float size) {
        return said -> {
            try {
                return font.getStringWidth(said) / 1000 * size;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    @Override
    public void close() {
        draw(PDPageContentStream::close);
    }

    private void draw(Drawing drawing) {
        try {
            drawing.on(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Drawing {
        void on(PDPageContentStream stream) throws IOException;
    }
}
