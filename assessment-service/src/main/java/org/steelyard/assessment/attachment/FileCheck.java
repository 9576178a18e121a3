package org.steelyard.assessment.attachment;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import org.steelyard.platform.file.FileKind;
import org.steelyard.platform.file.Pictures;

/**
 * Looks into a file before it is taken, whatever the client says it is. A picture must open; a PDF is known by its
 * beginning only, as it is never shown in place nor opened here.
 */
@Component
class FileCheck {

    private final AttachmentSettings settings;
    private final Semaphore places;

    FileCheck(AttachmentSettings settings) {
        this.settings = settings;
        this.places = new Semaphore(settings.checkedAtOnce());
    }

    FileKind check(byte[] content) {
        var kind = FileKind.of(content).orElseThrow(AttachmentRefused::unknownKind);
        if (kind == FileKind.PDF) {
            return kind;
        }
        places.acquireUninterruptibly();
        try {
            if (!Pictures.opensWithin(settings.maxPixels(), content, kind)) {
                throw AttachmentRefused.tooManyPixels(settings.maxPixels());
            }
            return kind;
        } catch (AttachmentRefused refused) {
            throw refused;
        } catch (IOException | RuntimeException broken) {
            throw (AttachmentRefused) AttachmentRefused.unreadable(kind).initCause(broken);
        } finally {
            places.release();
        }
    }
}
