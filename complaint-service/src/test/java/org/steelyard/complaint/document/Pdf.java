package org.steelyard.complaint.document;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** A PDF as its readers see it. */
@SuppressWarnings("ArrayRecordComponent")
public record Pdf(byte[] bytes, int pages, String text, Map<String, Boolean> embedded, List<BufferedImage> images) {

    public static Pdf of(byte[] bytes) throws IOException {
        try (var document = Loader.loadPDF(bytes)) {
            var embedded = new LinkedHashMap<String, Boolean>();
            for (var page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    embedded.put(font.getName(), font.isEmbedded());
                }
            }
            var images = new ArrayList<BufferedImage>();
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                images.add(new PDFRenderer(document).renderImageWithDPI(page, 150));
            }
            return new Pdf(
                    bytes, document.getNumberOfPages(), new PDFTextStripper().getText(document), embedded, images);
        }
    }

    List<String> fonts() {
        return List.copyOf(embedded.keySet());
    }

    public List<String> fontsNotEmbedded() {
        return embedded.entrySet().stream()
                .filter(font -> !font.getValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What a telephone reads from the first page. */
    public String squareCode() {
        var page = images.getFirst();
        // as one holds the telephone over it
        var image = page.getSubimage(page.getWidth() * 2 / 3, 0, page.getWidth() / 3, page.getHeight() / 6);
        var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var seen = new BinaryBitmap(
                new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)));
        try {
            return new QRCodeReader()
                    .decode(seen, Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText();
        } catch (ReaderException e) {
            throw new AssertionError("No square code on the page", e);
        }
    }

    /** Leaves the pages as images beside the test reports, to be looked at. */
    public void show(String name) throws IOException {
        var folder = Files.createDirectories(Path.of("target", "papers"));
        for (int page = 0; page < images.size(); page++) {
            ImageIO.write(
                    images.get(page),
                    "png",
                    folder.resolve(name + "-" + (page + 1) + ".png").toFile());
        }
    }
}
