package org.steelyard.escalation.warning;

import java.util.Optional;

/**
 * A picture that shows a warning posted.
 *
 * @param type what its content says it is, whatever its name claims
 */
public record Photo(Type type, byte[] content) {

    /** The kinds of pictures taken. */
    public enum Type {
        JPEG("image/jpeg", 0xFF, 0xD8, 0xFF),
        PNG("image/png", 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A);

        private final String mediaType;
        private final int[] beginning;

        Type(String mediaType, int... beginning) {
            this.mediaType = mediaType;
            this.beginning = beginning;
        }

        public String mediaType() {
            return mediaType;
        }

        private boolean begins(byte[] content) {
            if (content.length <= beginning.length) {
                return false;
            }
            for (int i = 0; i < beginning.length; i++) {
                if ((content[i] & 0xFF) != beginning[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The picture, if the content is one of those taken. */
    public static Optional<Photo> of(byte[] content) {
        for (var type : Type.values()) {
            if (type.begins(content)) {
                return Optional.of(new Photo(type, content));
            }
        }
        return Optional.empty();
    }
}
