package org.steelyard.assessment.attachment;

import java.util.Arrays;
import org.steelyard.platform.file.FileKind;
import org.steelyard.platform.problem.Refusal;

/** A file is not taken; says what is. */
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

    static AttachmentRefused unreadable(FileKind kind) {
        return new AttachmentRefused(Kind.UNSUPPORTED, "attachment-unreadable", kind.mediaType());
    }

    static AttachmentRefused tooManyPixels(long pixels) {
        return new AttachmentRefused(Kind.TOO_LARGE, "attachment-too-many-pixels", String.valueOf(pixels));
    }
}
