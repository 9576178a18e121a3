package org.steelyard.platform.file;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The kinds of files that are taken, known by how they begin. */
public enum FileKind {
    JPEG("image/jpeg", "jpg", "ffd8ff"),
    PNG("image/png", "png", "89504e470d0a1a0a"),
    PDF("application/pdf", "pdf", "255044462d");

    private final String mediaType;
    private final String extension;

    @SuppressWarnings("ImmutableEnumChecker") // never given out
    private final byte[] beginning;

    FileKind(String mediaType, String extension, String beginning) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.beginning = HexFormat.of().parseHex(beginning);
    }

    /** What the bytes are, whatever anybody says. */
    public static Optional<FileKind> of(byte[] content) {
        return Arrays.stream(values())
                .filter(kind -> content.length >= kind.beginning.length
                        && Arrays.equals(content, 0, kind.beginning.length, kind.beginning, 0, kind.beginning.length))
                .findFirst();
    }

    public String mediaType() {
        return mediaType;
    }

    public String extension() {
        return extension;
    }
}
