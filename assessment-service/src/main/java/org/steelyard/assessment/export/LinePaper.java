package org.steelyard.assessment.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.IntPredicate;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Sets lines of cells on A4 pages, with the font embedded as far as it is used; lengths in points. */
final class LinePaper implements AutoCloseable {

    /** With which printers have always stood in for a type they lack. */
    private static final int LACKING = '〓';

    private static final float LEFT = 57;
    private static final float TOP = PDRectangle.A4.getHeight() - 62;
    private static final float BOTTOM = 57;

    private final PDDocument pdf = new PDDocument();
    private final TrueTypeFont parsed;
    private final PDFont font;
    private final IntPredicate has;
    private PDPageContentStream page;
    private float y;

    LinePaper(byte[] typeface, String title) throws IOException {
        parsed = new TTFParser(true).parse(new RandomAccessReadBuffer(typeface));
        parsed.setEnableGsub(false); // no ligature may replace what the text says
        font = PDType0Font.load(pdf, parsed, true);
        var characters = parsed.getUnicodeCmapLookup();
        has = character -> characters.getGlyphId(character) != 0;
        pdf.getDocumentInformation().setTitle(title);
        pdf.getDocumentInformation().setCreator("Steelyard");
        pdf.getDocumentCatalog().setLanguage("zh-CN");
        page = open();
    }

    /** A text in a size of its own on a line. */
    void text(String said, float size) throws IOException {
        line(List.of(said), new float[] {PDRectangle.A4.getWidth() - 2 * LEFT}, size);
    }

    /** Cells side by side, each cut to its width. */
    void line(List<String> cells, float[] widths, float size) throws IOException {
        if (y - size * 1.6f < BOTTOM) {
            page.close();
            page = open();
        }
        y -= size * 1.6f;
        var x = LEFT;
        for (int i = 0; i < cells.size(); i++) {
            show(cut(cells.get(i), widths[i] - 4, size), x, size);
            x += widths[i];
        }
    }

    private void show(String said, float x, float size) throws IOException {
        page.beginText();
        page.setFont(font, size);
        page.newLineAtOffset(x, y);
        page.showText(said);
        page.endText();
    }

    private String cut(String text, float width, float size) throws IOException {
        var settable = text.codePoints()
                .filter(character -> !Character.isISOControl(character))
                .map(character -> has.test(character) ? character : LACKING)
                .toArray();
        var length = settable.length;
        while (length > 0 && font.getStringWidth(new String(settable, 0, length)) / 1000 * size > width) {
            length--;
        }
        return new String(settable, 0, length);
    }

    private PDPageContentStream open() throws IOException {
        var sheet = new PDPage(PDRectangle.A4);
        pdf.addPage(sheet);
        y = TOP;
        return new PDPageContentStream(pdf, sheet);
    }

    byte[] bytes() throws IOException {
        page.close();
        var bytes = new ByteArrayOutputStream();
        pdf.save(bytes);
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        parsed.close();
        pdf.close();
    }
}
