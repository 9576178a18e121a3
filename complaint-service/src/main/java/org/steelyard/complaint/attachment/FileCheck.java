package org.steelyard.complaint.attachment;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.apache.pdfbox.Loader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.steelyard.platform.file.FileKind;
import org.steelyard.platform.file.Pictures;

/**
 * Looks into a file before it is taken: whether it is what it is said to be, and can be opened.
 */
@Component
class FileCheck {

    private final AttachmentSettings settings;
    private final Semaphore places;

    FileCheck(AttachmentSettings settings) {
        this.settings = settings;
        this.places = new Semaphore(settings.checkedAtOnce());
    }

    FileKind check(byte[] content, @Nullable String declared) {
        if (content.length > settings.maxSize().toBytes()) {
            throw AttachmentRefused.tooLarge(settings.maxSize().toBytes());
        }
        var kind = FileKind.of(content).orElseThrow(AttachmentRefused::unknownKind);
        if (declared != null && !says(declared, kind)) {
            throw AttachmentRefused.lies(declared, kind);
        }
        places.acquireUninterruptibly();
        try {
            open(content, kind);
            return kind;
        } catch (IOException | RuntimeException broken) {
            if (broken instanceof AttachmentRefused refused) {
                throw refused;
            }
            throw (AttachmentRefused) AttachmentRefused.unreadable(kind).initCause(broken);
        } finally {
            places.release();
        }
    }

    /** A client that does not know says so, which is no lie. */
    private static boolean says(String declared, FileKind kind) {
        var type = declared.split(";", 2)[0].strip();
        return type.equalsIgnoreCase(kind.mediaType()) || type.equalsIgnoreCase("application/octet-stream");
    }

    private void open(byte[] content, FileKind kind) throws IOException {
        switch (kind) {
            case JPEG, PNG -> openPicture(content, kind);
            case PDF -> openPdf(content);
        }
    }

    private void openPicture(byte[] content, FileKind kind) throws IOException {
        if (!Pictures.opensWithin(settings.maxPixels(), content, kind)) {
            throw AttachmentRefused.tooManyPixels(settings.maxPixels());
        }
    }

    private void openPdf(byte[] content) throws IOException {
        try (var pdf = Loader.loadPDF(content)) {
            if (pdf.isEncrypted() || pdf.getNumberOfPages() == 0) {
                throw AttachmentRefused.unreadable(FileKind.PDF);
            }
            if (pdf.getNumberOfPages() > settings.maxPages()) {
                throw AttachmentRefused.tooManyPages(settings.maxPages());
            }
        }
    }
}
