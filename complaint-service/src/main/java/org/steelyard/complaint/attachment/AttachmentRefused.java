package org.steelyard.complaint.attachment;

import java.util.Arrays;
import org.steelyard.platform.file.FileKind;
import org.steelyard.platform.problem.Refusal;

/** A file is not taken; says what it is or what is wrong with it. */
public final class AttachmentRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    private AttachmentRefused(Kind kind, String name, Object... arguments) {
        super(kind, name, arguments);
        with(
                "accepted",
                Arrays.stream(FileKind.values()).map(FileKind::mediaType).toList());
    }

    static AttachmentRefused unknownKind() {
        return new AttachmentRefused(Kind.UNSUPPORTED, "attachment-kind-unknown");
    }

    static AttachmentRefused lies(String declared, FileKind is) {
        var refused = new AttachmentRefused(Kind.UNSUPPORTED, "attachment-kind-differs", declared, is.mediaType());
        refused.with("actual", is.mediaType());
        return refused;
    }

    static AttachmentRefused unreadable(FileKind kind) {
        return new AttachmentRefused(Kind.UNSUPPORTED, "attachment-unreadable", kind.mediaType());
    }

    static AttachmentRefused tooLarge(long bytes) {
        return new AttachmentRefused(Kind.TOO_LARGE, "attachment-too-large", String.valueOf(bytes));
    }

    static AttachmentRefused tooManyPixels(long pixels) {
        return new AttachmentRefused(Kind.TOO_LARGE, "attachment-too-many-pixels", String.valueOf(pixels));
    }

    static AttachmentRefused tooManyPages(int pages) {
        return new AttachmentRefused(Kind.TOO_LARGE, "attachment-too-many-pages", pages);
    }

    static AttachmentRefused tooMany(int attachments) {
        return new AttachmentRefused(Kind.CONFLICT, "too-many-attachments", attachments);
    }
}
