package org.steelyard.assessment.attachment;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Service;
import org.steelyard.assessment.network.NetworkRegistry;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitRef;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.security.Caller;

/**
 * Takes photos and papers in before the record they prove is written. On a bad connection each file is a small request of
 * its own that may be sent again without effect, because its id follows from its content; the record then only names
 * them. A file proves one record: the same photo does not count twice.
 */
@Service
public class Attachments {

    private static final Logger log = LoggerFactory.getLogger(Attachments.class);

    private final MongoOperations mongo;
    private final NetworkRegistry network;
    private final FileCheck check;
    private final AttachmentSettings settings;
    private final Clock clock;

    Attachments(
            MongoOperations mongo, NetworkRegistry network, FileCheck check, AttachmentSettings settings, Clock clock) {
        this.mongo = mongo;
        this.network = network;
        this.check = check;
        this.settings = settings;
        this.clock = clock;
    }

    /** Keeps a file of a unit in the caller's area, by default the caller's own; the same file again is the one there. */
    public Kept keep(@Nullable String unitCode, byte[] content, Caller by) {
        by.require(
                Role.POINT_OFFICER, Role.STATION_OFFICER, Role.COUNTY_REGULATOR, Role.GOVERNANCE_OFFICE, Role.IMPORTER);
        var unit = unitOf(unitCode, by);
        var digest = sha256(content);
        var id = UUID.nameUUIDFromBytes((unit.code() + "|" + digest).getBytes(StandardCharsets.UTF_8))
                .toString();
        if (find(id) instanceof Attachment there) {
            return new Kept(there, false);
        }
        var kind = check.check(content);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var attachment = new Attachment(id, unit, kind, content.length, digest, now, null, new Binary(content));
        try {
            return new Kept(mongo.insert(attachment), true);
        } catch (DuplicateKeyException sentTwiceAtOnce) {
            log.debug("Kept before", sentTwiceAtOnce);
            return new Kept(attachment, false);
        }
    }

    private UnitRef unitOf(@Nullable String code, Caller by) {
        var wanted = code == null ? by.unit() : code;
        var unit = wanted == null ? null : network.lookUp(wanted);
        if (unit == null || !by.covers(unit.path())) {
            throw new FieldRefused("unit", "unknown-unit");
        }
        return unit.ref();
    }

    /** A file of a unit that has the caller's on its path, with its content. */
    public Attachment open(String id, Caller caller) {
        var attachment = mongo.findById(id, Attachment.class);
        // an operator runs the machines, and needs no faces for that
        if (attachment == null || !caller.covers(attachment.unit()) || caller.is(Role.OPERATOR)) {
            throw new NotFound("file", id);
        }
        return attachment;
    }

    /**
     * Makes sure that files may prove a record: each is there, is the unit's, and proves no other.
     *
     * @param record the record's id
     * @param field the request's field that names them
     */
    public void require(List<String> files, UnitRef unit, String record, String field) {
        if (files.size() > settings.maxPerRecord()) {
            throw new FieldRefused(field, "at-most", settings.maxPerRecord());
        }
        if (new HashSet<>(files).size() < files.size()) {
            throw new FieldRefused(field, "twice");
        }
        for (int i = 0; i < files.size(); i++) {
            var file = find(files.get(i));
            if (file == null || !file.unit().code().equals(unit.code())) {
                throw new FieldRefused(field + "[" + i + "]", "unknown-file");
            }
            if (file.usedBy() != null && !file.usedBy().equals(record)) {
                throw new FieldRefused(field + "[" + i + "]", "file-used");
            }
        }
    }

    /** Takes files for a record, for good; to be called last before the record is written. */
    public void claim(List<String> files, UnitRef unit, String record, String field) {
        require(files, unit, record, field);
        for (int i = 0; i < files.size(); i++) {
            var id = files.get(i);
            var free = Query.query(where("_id").is(id).and("usedBy").is(null));
            var claimed = mongo.updateFirst(free, Update.update("usedBy", record), Attachment.class);
            if (claimed.getMatchedCount() == 0
                    && !(find(id) instanceof Attachment file && record.equals(file.usedBy()))) {
                throw new FieldRefused(field + "[" + i + "]", "file-used"); // somebody was quicker
            }
        }
    }

    /** All but the content. */
    private @Nullable Attachment find(String id) {
        var query = Query.query(where("_id").is(id));
        query.fields().exclude("content");
        return mongo.findOne(query, Attachment.class);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** A file that is there, and whether this request brought it. */
    public record Kept(Attachment attachment, boolean fresh) {}
}
