package org.steelyard.training.certificate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** Makes a PDF of a certificate, one page across, with its fonts embedded as far as they are used. */
@Component
class CertificatePress {

    private static final PDRectangle ACROSS = new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth());
    private static final float MARGIN = 42;
    private static final float LEFT = 150;
    private static final float LABEL = 130;
    private static final float LEADING = 32;
    private static final float SMALLEST = 7;
    /** The geta mark, with which printers have always stood in for a type they lack. */
    private static final int LACKING = '〓';

    private final byte[] text;
    private final byte[] bold;
    private final Semaphore presses;
    private final String creator = "Steelyard";

    CertificatePress(CertificateSettings settings) {
        this.text = read(settings.font());
        this.bold = read(settings.boldFont());
        this.presses = new Semaphore(settings.atOnce());
    }

    /** Read at the start: a service that cannot print is told so then, not later. */
    private static byte[] read(Resource font) {
        try {
            var bytes = font.getContentAsByteArray();
            try (var parsed = parse(bytes)) {
                if (parsed.getUnicodeCmapLookup().getGlyphId('训') == 0) {
                    throw new IllegalStateException("The font " + font + " has no Chinese characters");
                }
            }
            return bytes;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The font " + font + " cannot be used; steelyard.training.certificates.font and bold-font each"
                            + " name a TrueType file (.ttf) that holds Chinese characters",
                    e);
        }
    }

    private static TrueTypeFont parse(byte[] bytes) throws IOException {
        var font = new TTFParser(true).parse(new RandomAccessReadBuffer(bytes));
        font.setEnableGsub(false); // no ligature may replace what the text says
        return font;
    }

    byte[] print(Certificate certificate) {
        presses.acquireUninterruptibly();
        try (var pdf = new PDDocument();
                var plain = parse(text);
                var heavy = parse(bold)) {
            var sheet = new PDPage(ACROSS);
            pdf.addPage(sheet);
            var regular = new Type(PDType0Font.load(pdf, plain, true), plain.getUnicodeCmapLookup());
            var strong = new Type(PDType0Font.load(pdf, heavy, true), heavy.getUnicodeCmapLookup());
            try (var ink = new PDPageContentStream(pdf, sheet)) {
                frame(ink);
                set(ink, certificate, regular, strong);
            }
            var description = pdf.getDocumentInformation(); // no name: it is seen without opening the file
            description.setTitle(certificate.title() + " " + certificate.number());
            description.setCreator(creator);
            pdf.getDocumentCatalog().setLanguage("zh-CN");
            var bytes = new ByteArrayOutputStream();
            pdf.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            presses.release();
        }
    }

    private static void frame(PDPageContentStream ink) throws IOException {
        for (var inset : new float[] {MARGIN - 14, MARGIN - 8}) {
            ink.setLineWidth(inset < MARGIN - 10 ? 2.4f : 0.6f);
            ink.addRect(inset, inset, ACROSS.getWidth() - 2 * inset, ACROSS.getHeight() - 2 * inset);
            ink.stroke();
        }
    }

    private static void set(PDPageContentStream ink, Certificate certificate, Type regular, Type strong)
            throws IOException {
        var top = ACROSS.getHeight() - MARGIN;
        centred(ink, certificate.title(), strong, 34, top - 60);
        centred(ink, "Certificate of Training", regular, 14, top - 84);
        centred(ink, certificate.number(), regular, 11, top - 106);
        var baseline = top - 160;
        for (var line : certificate.lines()) {
            put(ink, line.label(), strong, 14, LEFT, baseline, LABEL);
            var room = ACROSS.getWidth() - LEFT - LABEL - MARGIN - 40;
            if (line.text().isEmpty()) {
                ink.setLineWidth(0.6f);
                ink.moveTo(LEFT + LABEL, baseline - 3);
                ink.lineTo(LEFT + LABEL + 220, baseline - 3);
                ink.stroke();
            } else {
                put(ink, line.text(), regular, 14, LEFT + LABEL, baseline, room);
            }
            baseline -= LEADING;
        }
        var right = ACROSS.getWidth() - MARGIN - 330;
        put(ink, certificate.issuer(), regular, 14, right, MARGIN + 54, 320);
        put(ink, certificate.date(), regular, 14, right, MARGIN + 30, 320);
    }

    private static void centred(PDPageContentStream ink, String said, Type type, float size, float baseline)
            throws IOException {
        var width = type.font.getStringWidth(type.settable(said)) / 1000 * size;
        put(ink, said, type, size, (ACROSS.getWidth() - width) / 2, baseline, ACROSS.getWidth());
    }

    /** Sets a line, smaller where it would not fit its room. */
    private static void put(
            PDPageContentStream ink, String said, Type type, float size, float x, float baseline, float room)
            throws IOException {
        var settable = type.settable(said);
        var width = type.font.getStringWidth(settable) / 1000;
        var fitting = width * size <= room ? size : Math.max(SMALLEST, room / width);
        ink.beginText();
        ink.setFont(type.font, fitting);
        ink.newLineAtOffset(x, baseline);
        ink.showText(settable);
        ink.endText();
    }

    /** A font and which characters it has. */
    private record Type(PDFont font, CmapLookup characters) {
        String settable(String said) {
            return said.codePoints()
                    .filter(character -> !Character.isISOControl(character))
                    .map(character -> characters.getGlyphId(character) == 0 ? LACKING : character)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }
    }
}
