package org.steelyard.complaint.attachment;

import java.time.Instant;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.platform.file.FileKind;
import org.steelyard.platform.sealing.RecordKey;
import org.steelyard.platform.sealing.Sealed;

/** A file of a case; written once. Its content is personal: sealed under a key of its own. */
@Document("attachments")
class Attachment {

    @Id
    private final String id;

    private final String complaint;
    private final FileKind kind;
    private final int size;
    private final String digest;
    private final Instant at;

    @Sealed
    private @Nullable Binary content;

    private @Nullable RecordKey key;

    Attachment(
            String id, String complaint, FileKind kind, int size, String digest, Instant at, @Nullable Binary content) {
        this.id = id;
        this.complaint = complaint;
        this.kind = kind;
        this.size = size;
        this.digest = digest;
        this.at = at;
        this.content = content;
    }

    String id() {
        return id;
    }

    String complaint() {
        return complaint;
    }

    FileKind kind() {
        return kind;
    }

    int size() {
        return size;
    }

    /** SHA-256 of the content, in lower-case hex; what the ledger's history keeps of it. */
    String digest() {
        return digest;
    }

    Instant at() {
        return at;
    }

    /** What was handed in, byte for byte; none once its key is destroyed. */
    byte @Nullable [] content() {
        return content == null ? null : content.getData();
    }

    /** Makes the content unreadable for good. */
    void erase(Instant now) {
        if (key != null) {
            key = key.destroyed(now);
        }
    }
}
