package org.steelyard.complaint.document;

import static org.steelyard.complaint.document.Canvas.width;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.steelyard.complaint.document.Paper.Addressee;
import org.steelyard.complaint.document.Paper.Cell;
import org.steelyard.complaint.document.Paper.Issuer;
import org.steelyard.complaint.document.Paper.Paragraph;
import org.steelyard.complaint.document.Paper.Part;
import org.steelyard.complaint.document.Paper.Remark;
import org.steelyard.complaint.document.Paper.Row;
import org.steelyard.complaint.document.Paper.Signatures;
import org.steelyard.complaint.document.Paper.Table;
import org.steelyard.platform.paper.TextSetting;

/** A4 sheets, filled from top to bottom; lengths in points (1/72 inch). */
final class Sheets {

    private static final float WIDTH = PDRectangle.A4.getWidth();
    private static final float LEFT = 79; // 28 mm, room for filing
    private static final float RIGHT = WIDTH - 74; // 26 mm
    private static final float TOP = PDRectangle.A4.getHeight() - 92; // 32 mm
    private static final float BOTTOM = 85; // 30 mm, above the page number

    private static final float BODY = 14;
    private static final float BODY_LEADING = 27;
    private static final float CELL = 11;
    private static final float CELL_LEADING = 16;
    private static final float CELL_PAD = 4.5f;
    private static final float LABEL_WIDTH = 84;
    private static final float SMALL = 9;
    private static final float CODE = 58;
    private static final Color RED = new Color(0xC0, 0x10, 0x10);

    private final PDDocument pdf;
    private final PDFont text;
    private final PDFont bold;
    private final TextSetting setting;
    private final List<PDPage> pages = new ArrayList<>();
    private Canvas page;
    private float y;

    Sheets(PDDocument pdf, PDFont text, PDFont bold, IntPredicate has) {
        this.pdf = pdf;
        this.text = text;
        this.bold = bold;
        this.setting = new TextSetting(has);
        this.page = newPage();
    }

    /** The unit's name above a red line, the title, the number and the square code. */
    void head(Paper paper) {
        y += 22;
        for (var line : setting.lines(paper.plaque(), width(bold, 20), RIGHT - LEFT - 2 * CODE, 0)) {
            centred(line, bold, 20, RED);
            y -= 28;
        }
        page.square(paper.ledgerNumber(), RIGHT - CODE, PDRectangle.A4.getHeight() - 22, CODE);
        y += 6; // clear of the code's quiet margin
        page.line(LEFT, RIGHT, y, 1.6f, RED);
        y -= 40;
        centred(setting.printable(paper.title()).getFirst(), bold, 22, Color.BLACK);
        y -= 26;
        var number = setting.printable(paper.number()).getFirst();
        page.text(number, text, CELL, (LEFT + RIGHT - width(text, CELL).applyAsDouble(number)) / 2, y, Color.BLACK);
        y -= 30;
    }

    void set(Part part) {
        switch (part) {
            case Addressee(var to) -> running(to, 0);
            case Paragraph(var said) -> running(said, 2 * BODY);
            case Table table -> table.rows().forEach(this::row);
            case Issuer issuer -> issuer(issuer);
            case Signatures(var labels) -> signatures(labels);
            case Remark(var said) -> remark(said);
        }
    }

    /** Says which characters had to be replaced, and numbers the pages. */
    void finish(Paper paper) {
        var lacking = setting.lacking();
        if (!lacking.isEmpty()) {
            remark("注：" + TextSetting.LACKING + " 代替本字库未收的字（" + String.join("、", lacking) + "），以台账电子记录为准。");
        }
        page.close();
        for (int i = 0; i < pages.size(); i++) {
            foot(pages.get(i), paper.ledgerNumber(), "第 " + (i + 1) + " 页　共 " + pages.size() + " 页");
        }
    }

    private void foot(PDPage sheet, String ledgerNumber, String numbering) {
        try {
            page = new Canvas(new PDPageContentStream(pdf, sheet, AppendMode.APPEND, true, true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        page.line(LEFT, RIGHT, BOTTOM - 20, 0.5f, Color.GRAY);
        page.text("台账编号：" + ledgerNumber, text, SMALL, LEFT, BOTTOM - 34, Color.DARK_GRAY);
        page.text(
                numbering,
                text,
                SMALL,
                (float) (RIGHT - width(text, SMALL).applyAsDouble(numbering)),
                BOTTOM - 34,
                Color.DARK_GRAY);
        page.close();
    }

    private void running(String said, float indent) {
        var lines = setting.lines(said, width(text, BODY), RIGHT - LEFT, indent);
        for (int i = 0; i < lines.size(); i++) {
            room(BODY_LEADING);
            y -= BODY_LEADING;
            page.text(lines.get(i), text, BODY, LEFT + (i == 0 ? indent : 0), y, Color.BLACK);
        }
    }

    private void remark(String said) {
        y -= 6;
        for (var line : setting.lines(said, width(text, SMALL), RIGHT - LEFT, 0)) {
            room(15);
            y -= 15;
            page.text(line, text, SMALL, LEFT, y, Color.DARK_GRAY);
        }
    }

    /** The unit's name over the date, at the right, with the height of a stamp around them. */
    private void issuer(Issuer issuer) {
        var room = (RIGHT - LEFT) * 0.7;
        var names = setting.lines(issuer.name() + "（盖章）", width(text, BODY), room, 0);
        room(60 + BODY_LEADING * (names.size() + 1));
        y -= 46;
        var widest = Math.max(
                names.stream()
                        .mapToDouble(width(text, BODY)::applyAsDouble)
                        .max()
                        .orElse(0),
                width(text, BODY).applyAsDouble(issuer.date()));
        var middle = RIGHT - widest / 2;
        for (var name : names) {
            y -= BODY_LEADING;
            page.text(name, text, BODY, (float) (middle - width(text, BODY).applyAsDouble(name) / 2), y, Color.BLACK);
        }
        y -= BODY_LEADING;
        page.text(
                issuer.date(),
                text,
                BODY,
                (float) (middle - width(text, BODY).applyAsDouble(issuer.date()) / 2),
                y,
                Color.BLACK);
        y -= 14;
    }

    private void signatures(List<String> labels) {
        room(64);
        y -= 44;
        var each = (RIGHT - LEFT) / labels.size();
        for (int i = 0; i < labels.size(); i++) {
            var x = LEFT + i * each;
            page.text(labels.get(i), text, CELL, x, y, Color.BLACK);
            var from = (float) (x + width(text, CELL).applyAsDouble(labels.get(i)) + 4);
            page.line(from, x + each - 14, y - 3, 0.6f, Color.BLACK);
        }
        y -= 8;
    }

    /** A row goes on over the page if it is longer than what is left of it. */
    private void row(Row row) {
        var columns = columns(row);
        var lines = Math.max(
                row.lines(),
                columns.stream().mapToInt(column -> column.lines().size()).max().orElse(1));
        for (int from = 0; from < lines; ) {
            var fit = (int) ((y - BOTTOM - 2 * CELL_PAD) / CELL_LEADING);
            if (fit < Math.min(lines - from, 3)) {
                turn();
                continue;
            }
            var to = Math.min(lines, from + fit);
            slice(columns, from, to);
            from = to;
        }
    }

    private List<Column> columns(Row row) {
        var each = (RIGHT - LEFT) / row.cells().size();
        var columns = new ArrayList<Column>();
        var x = LEFT;
        for (Cell cell : row.cells()) {
            columns.add(column(cell.label(), bold, x, LABEL_WIDTH));
            columns.add(column(cell.text(), text, x + LABEL_WIDTH, each - LABEL_WIDTH));
            x += each;
        }
        return columns;
    }

    private Column column(String said, PDFont font, float x, float width) {
        return new Column(x, width, font, setting.lines(said, width(font, CELL), width - 2 * CELL_PAD, 0));
    }

    private void slice(List<Column> columns, int from, int to) {
        var height = (to - from) * CELL_LEADING + 2 * CELL_PAD;
        for (var column : columns) {
            page.frame(column.x(), y - height, column.width(), height);
            var baseline = y - CELL_PAD - CELL;
            for (int i = from; i < Math.min(to, column.lines().size()); i++) {
                page.text(column.lines().get(i), column.font(), CELL, column.x() + CELL_PAD, baseline, Color.BLACK);
                baseline -= CELL_LEADING;
            }
        }
        y -= height;
    }

    private record Column(float x, float width, PDFont font, List<String> lines) {}

    private void centred(String said, PDFont font, float size, Color colour) {
        page.text(said, font, size, (float) (LEFT + RIGHT - width(font, size).applyAsDouble(said)) / 2, y, colour);
    }

    private void room(float needed) {
        if (y - needed < BOTTOM) {
            turn();
        }
    }

    private void turn() {
        page.close();
        page = newPage();
    }

    private Canvas newPage() {
        try {
            var sheet = new PDPage(PDRectangle.A4);
            pdf.addPage(sheet);
            pages.add(sheet);
            y = TOP;
            return new Canvas(new PDPageContentStream(pdf, sheet));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
