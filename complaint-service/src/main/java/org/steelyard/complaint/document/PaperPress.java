package org.steelyard.complaint.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.concurrent.Semaphore;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.calendar.WorkingCalendar;

/** Makes a PDF of a paper, with its fonts embedded as far as they are used. */
@Component
class PaperPress {

    private final Typefaces typefaces;
    private final Semaphore presses;
    private final Clock clock;

    PaperPress(Typefaces typefaces, DocumentSettings settings, Clock clock) {
        this.typefaces = typefaces;
        this.presses = new Semaphore(settings.atOnce());
        this.clock = clock;
    }

    byte[] print(Paper paper) {
        presses.acquireUninterruptibly();
        try (var pdf = new PDDocument();
                var text = typefaces.text();
                var bold = typefaces.bold()) {
            var textCharacters = text.getUnicodeCmapLookup();
            var boldCharacters = bold.getUnicodeCmapLookup();
            var sheets = new Sheets(
                    pdf,
                    PDType0Font.load(pdf, text, true),
                    PDType0Font.load(pdf, bold, true),
                    character ->
                            textCharacters.getGlyphId(character) != 0 && boldCharacters.getGlyphId(character) != 0);
            sheets.head(paper);
            paper.parts().forEach(sheets::set);
            sheets.finish(paper);
            describe(pdf, paper);
            var bytes = new ByteArrayOutputStream();
            pdf.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            presses.release();
        }
    }

    /** No names: a file's description is seen without opening the file. */
    private void describe(PDDocument pdf, Paper paper) {
        var description = pdf.getDocumentInformation();
        description.setTitle(paper.title() + " " + paper.number());
        description.setSubject(paper.ledgerNumber());
        description.setCreator("Steelyard");
        description.setCreationDate(calendar(clock.instant()));
        pdf.getDocumentCatalog().setLanguage("zh-CN");
    }

    private static Calendar calendar(Instant instant) {
        return GregorianCalendar.from(instant.atZone(WorkingCalendar.ZONE));
    }
}
