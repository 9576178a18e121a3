package org.steelyard.assessment.export;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.steelyard.platform.paper.TextSetting;

/**
 * Sets headings, paragraphs and tables on A4 pages, with the font embedded as far as it is used. Text is wrapped, never cut;
 * a table's head is said again on each page. Lengths are in points.
 */
final class TablePaper implements AutoCloseable {

    private static final float MARGIN = 54;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private static final float TOP = PDRectangle.A4.getHeight() - MARGIN;
    private static final float BOTTOM = 64;
    private static final float SIZE = 9;
    private static final float LEADING = 13;
    private static final float PADDING = 3;
    private static final float SEAL = 84;
    private static final Color RULE = new Color(0xB8C4C1);
    private static final Color SHADE = new Color(0xEEF3F2);

    private final PDDocument pdf = new PDDocument();
    private final TrueTypeFont parsed;
    private final PDFont font;
    private final TextSetting setting;
    private final String title;
    private PDPageContentStream page;
    private List<Column> columns = List.of();
    private float y;

    /** A column of a table. */
    record Column(String head, float width, boolean figures) {}

    TablePaper(byte[] typeface, String title) throws IOException {
        parsed = new TTFParser(true).parse(new RandomAccessReadBuffer(typeface));
        parsed.setEnableGsub(false); // no ligature may replace what the text says
        font = PDType0Font.load(pdf, parsed, true);
        var characters = parsed.getUnicodeCmapLookup();
        setting = new TextSetting(character -> characters.getGlyphId(character) != 0);
        this.title = title;
        pdf.getDocumentInformation().setTitle(title);
        pdf.getDocumentInformation().setCreator("Steelyard");
        pdf.getDocumentCatalog().setLanguage("zh-CN");
        page = open();
        y -= 22;
        set(title, (PDRectangle.A4.getWidth() - width(title, 18)) / 2, y, 18);
        y -= 14;
    }

    /** Begins a part. */
    void heading(String said) throws IOException {
        columns = List.of();
        room(4 * LEADING);
        y -= 22;
        set(said, MARGIN, y, 11);
        y -= 6;
    }

    void paragraph(String said) throws IOException {
        columns = List.of();
        for (var line : setting.lines(said, text -> width(text, SIZE), WIDTH, 0)) {
            room(LEADING);
            y -= LEADING;
            set(line, MARGIN, y, SIZE);
        }
    }

    /** Begins a table; rows follow. */
    void table(List<Column> of) throws IOException {
        room(4 * LEADING);
        columns = List.copyOf(of);
        y -= 2 * PADDING;
        head();
    }

    private void head() throws IOException {
        shade(LEADING + 2 * PADDING);
        cells(columns.stream().map(column -> List.of(column.head())).toList());
    }

    /** A row over all columns. */
    void band(String said) throws IOException {
        if (y - 2 * LEADING - 4 * PADDING < BOTTOM) { // not without a row under it
            turn();
            head();
        }
        shade(LEADING + 2 * PADDING);
        y -= PADDING + LEADING;
        set(said, MARGIN + PADDING, y + 3, SIZE);
        y -= PADDING;
        rule();
    }

    /** A row, a text for each column. */
    void row(List<String> texts) throws IOException {
        var cells = IntStream.range(0, columns.size())
                .mapToObj(i -> setting.lines(
                        texts.get(i), text -> width(text, SIZE), columns.get(i).width() - 2 * PADDING, 0))
                .toList();
        var height = height(cells);
        if (y - height < BOTTOM) {
            turn();
            head();
        }
        cells(cells);
    }

    private static float height(List<List<String>> cells) {
        return cells.stream().mapToInt(List::size).max().orElse(1) * LEADING + 2 * PADDING;
    }

    private void cells(List<List<String>> cells) throws IOException {
        var x = MARGIN;
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            var baseline = y - PADDING;
            for (var line : cells.get(i)) {
                baseline -= LEADING;
                var left = column.figures() ? x + column.width() - PADDING - width(line, SIZE) : x + PADDING;
                set(line, left, baseline + 3, SIZE);
            }
            x += column.width();
        }
        y -= height(cells);
        rule();
    }

    /** Places for a seal and a date, side by side. */
    void signatures(List<String> parties) throws IOException {
        columns = List.of();
        room(SEAL + 2 * LEADING);
        var width = WIDTH / parties.size();
        for (int i = 0; i < parties.size(); i++) {
            set(parties.get(i), MARGIN + i * width, y - 2 * LEADING, SIZE);
            set(page, "　　　　年　　月　　日", MARGIN + i * width, y - SEAL, SIZE);
        }
        y -= SEAL + LEADING;
    }

    private void room(float needed) throws IOException {
        if (y - needed < BOTTOM) {
            turn();
        }
    }

    private void turn() throws IOException {
        page.close();
        page = open();
    }

    private PDPageContentStream open() throws IOException {
        var sheet = new PDPage(PDRectangle.A4);
        pdf.addPage(sheet);
        y = TOP;
        return new PDPageContentStream(pdf, sheet);
    }

    private void shade(float height) throws IOException {
        page.setNonStrokingColor(SHADE);
        page.addRect(MARGIN, y - height, WIDTH, height);
        page.fill();
    }

    private void rule() throws IOException {
        page.setStrokingColor(RULE);
        page.setLineWidth(0.5f);
        page.moveTo(MARGIN, y);
        page.lineTo(MARGIN + WIDTH, y);
        page.stroke();
    }

    private void set(String said, float x, float baseline, float size) throws IOException {
        set(page, String.join(" ", setting.printable(said)), x, baseline, size);
    }

    private void set(PDPageContentStream on, String said, float x, float baseline, float size) throws IOException {
        on.setNonStrokingColor(Color.BLACK);
        on.beginText();
        on.setFont(font, size);
        on.newLineAtOffset(x, baseline);
        on.showText(said);
        on.endText();
    }

    private float width(String said, float size) {
        try {
            return font.getStringWidth(said) / 1000 * size;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole paper, each page with its number. */
    byte[] bytes() throws IOException {
        page.close();
        var pages = pdf.getNumberOfPages();
        for (int i = 0; i < pages; i++) {
            try (var foot = new PDPageContentStream(pdf, pdf.getPage(i), AppendMode.APPEND, true)) {
                var said = title + "　第 " + (i + 1) + " 页　共 " + pages + " 页";
                set(foot, said, PDRectangle.A4.getWidth() - MARGIN - width(said, 8), BOTTOM - 24, 8);
            }
        }
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
