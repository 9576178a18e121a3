package org.steelyard.assessment.attachment;

import java.time.Instant;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.contracts.UnitRef;
import org.steelyard.platform.file.FileKind;
import org.steelyard.platform.sealing.RecordKey;
import org.steelyard.platform.sealing.Sealed;

/** A photo or paper of a unit. Faces and letters are on it, so its content is sealed under a key of its own. */
@Document("attachments")
public class Attachment {

    @Id
    private final String id;

    private final UnitRef unit;
    private final FileKind kind;
    private final int bytes;
    private final String sha256;
    private final Instant at;
    private final @Nullable String usedBy;

    @Sealed
    private @Nullable Binary content;

    private @Nullable RecordKey key;

    Attachment(
            String id,
            UnitRef unit,
            FileKind kind,
            int bytes,
            String sha256,
            Instant at,
            @Nullable String usedBy,
            @Nullable Binary content) {
        this.id = id;
        this.unit = unit;
        this.kind = kind;
        this.bytes = bytes;
        this.sha256 = sha256;
        this.at = at;
        this.usedBy = usedBy;
        this.content = content;
    }

    /** The same for the same content at the same unit. */
    public String id() {
        return id;
    }

    public UnitRef unit() {
        return unit;
    }

    /** What its first bytes say it is. */
    public FileKind kind() {
        return kind;
    }

    public int bytes() {
        return bytes;
    }

    /** Digest of the content, in lower-case hex. */
    public String sha256() {
        return sha256;
    }

    public Instant at() {
        return at;
    }

    /** The one record it proves, none yet after upload. */
    public @Nullable String usedBy() {
        return usedBy;
    }

    /** What was handed in, byte for byte; none if it was not asked for. */
    public byte @Nullable [] content() {
        return content == null ? null : content.getData();
    }
}
