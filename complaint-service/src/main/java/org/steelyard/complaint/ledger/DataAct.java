package org.steelyard.complaint.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.contracts.Role;
import org.steelyard.platform.sealing.RecordKey;
import org.steelyard.platform.sealing.Sealed;

/** That somebody looked at personal data behind the mask, or erased them: written once, before it is done. */
@Document("dataActs")
@SuppressWarnings("UnusedVariable") // the key is for the store
public class DataAct {

    /** What was done. */
    public enum Kind {
        UNMASKING,
        ERASURE
    }

    @Id
    private final String id;

    private final Kind kind;
    private final Instant at;
    private final String account;
    private final Role role;
    private final String complaint;
    private final String ledgerNumber;
    private final List<String> path;
    /** Why: an {@link AccessPurpose} or an {@link ErasureGround}. */
    private final String purpose;

    private final @Sealed @Nullable String note;
    /** SHA-256 of the request, so that its key cannot come with another one. */
    private final String digest;

    private @Nullable RecordKey key;

    DataAct(
            String id,
            Kind kind,
            Instant at,
            String account,
            Role role,
            String complaint,
            String ledgerNumber,
            List<String> path,
            String purpose,
            @Nullable String note,
            String digest) {
        this.id = id;
        this.kind = kind;
        this.at = at;
        this.account = account;
        this.role = role;
        this.complaint = complaint;
        this.ledgerNumber = ledgerNumber;
        this.path = path;
        this.purpose = purpose;
        this.note = note;
        this.digest = digest;
    }

    public String id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    public Instant at() {
        return at;
    }

    /** Who. */
    public String account() {
        return account;
    }

    /** In which role. */
    public Role role() {
        return role;
    }

    public String complaint() {
        return complaint;
    }

    public String ledgerNumber() {
        return ledgerNumber;
    }

    public String purpose() {
        return purpose;
    }

    public @Nullable String note() {
        return note;
    }

    /** The SHA-256 of the request it was written for. */
    String digest() {
        return digest;
    }
}
