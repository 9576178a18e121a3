package org.steelyard.complaint.attachment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Service;
import org.steelyard.complaint.ledger.Complaint;
import org.steelyard.complaint.ledger.ComplaintHandling;
import org.steelyard.complaint.ledger.Deed;
import org.steelyard.complaint.ledger.KeptApart;
import org.steelyard.complaint.ledger.Ledger;
import org.steelyard.complaint.ledger.Masked;
import org.steelyard.complaint.ledger.Step;
import org.steelyard.complaint.ledger.StepType;
import org.steelyard.platform.file.FileKind;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.problem.NotAllowed;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.telemetry.LogKeys;

/**
 * Takes files into a case and gives them to those who handle it. The file is written first and the ledger's step after:
 * a file without a step is nobody's and shows nowhere; the same file sent again finds it and takes the step.
 */
@Service
public class Attachments implements KeptApart {

    private static final Logger log = LoggerFactory.getLogger(Attachments.class);

    private final MongoOperations mongo;
    private final ComplaintHandling handling;
    private final Ledger ledger;
    private final FileCheck check;
    private final AttachmentSettings settings;
    private final Clock clock;

    Attachments(
            MongoOperations mongo,
            ComplaintHandling handling,
            Ledger ledger,
            FileCheck check,
            AttachmentSettings settings,
            Clock clock) {
        this.mongo = mongo;
        this.handling = handling;
        this.ledger = ledger;
        this.check = check;
        this.settings = settings;
        this.clock = clock;
    }

    /** Attaches a file; the same file again is the one that is there. */
    public Attached attach(
            String complaint, byte[] content, @Nullable String declared, Caller caller, Conditions conditions) {
        handling.requireAttaching(complaint, caller);
        var present = stepsOf(ledger.complaint(complaint, caller));
        var digest = sha256(content);
        var id = UUID.nameUUIDFromBytes((complaint + "|" + digest).getBytes(StandardCharsets.UTF_8))
                .toString();
        var earlier = present.stream()
                .filter(step -> id.equals(step.details().get("attachment")))
                .findFirst();
        if (earlier.isPresent()) {
            return new Attached(view(earlier.get()), false);
        }
        if (present.size() >= settings.maxPerCase()) {
            throw AttachmentRefused.tooMany(settings.maxPerCase());
        }
        var kind = check.check(content, declared);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        keep(new Attachment(id, complaint, kind, content.length, digest, now, new Binary(content)));
        var deed = new Deed(
                now,
                now,
                caller.account(),
                caller.actingRole(),
                caller.channel(org.steelyard.contracts.Channel.APP),
                null);
        var details = Map.of(
                "attachment",
                id,
                "mediaType",
                kind.mediaType(),
                "bytes",
                Integer.toString(content.length),
                "sha256",
                digest);
        var changed = handling.attach(complaint, caller, conditions, deed, details);
        return new Attached(
                stepsOf(changed).stream()
                        .filter(step -> id.equals(step.details().get("attachment")))
                        .map(Attachments::view)
                        .findFirst()
                        .orElseThrow(),
                true);
    }

    private void keep(Attachment attachment) {
        try {
            var unused = mongo.insert(attachment);
        } catch (DuplicateKeyException there) {
            log.debug("Kept before", there);
        }
    }

    /** What is attached to a case the caller may read. */
    public List<View> list(String complaint, Caller caller) {
        return stepsOf(ledger.complaint(complaint, caller)).stream()
                .map(Attachments::view)
                .toList();
    }

    /** A file, to those who see the case in clear: what is in a picture cannot be masked. */
    public Content content(String complaint, String id, Caller caller) {
        var found = ledger.complaint(complaint, caller);
        var view = stepsOf(found).stream()
                .map(Attachments::view)
                .filter(attached -> attached.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("attachment", id));
        if (!Masked.isHandledBy(caller, found)) {
            throw new NotAllowed();
        }
        var attachment = mongo.findById(id, Attachment.class);
        var content = attachment == null ? null : attachment.content();
        if (attachment == null || content == null) { // erased
            throw new NotFound("attachment", id);
        }
        log.atInfo()
                .addKeyValue(LogKeys.SUBJECT, complaint)
                .addKeyValue("attachment", id)
                .addKeyValue("by", caller.actingRole())
                .log("Attachment given out");
        return new Content(view, attachment.kind(), content);
    }

    @Override
    public void erase(Complaint complaint) {
        var now = clock.instant();
        stepsOf(complaint).forEach(step -> {
            var attachment = mongo.findById(String.valueOf(step.details().get("attachment")), Attachment.class);
            if (attachment != null) {
                attachment.erase(now);
                var unused = mongo.save(attachment);
            }
        });
    }

    private static List<Step> stepsOf(Complaint complaint) {
        return complaint.steps().stream()
                .filter(step -> step.type() == StepType.ATTACHMENT)
                .toList();
    }

    private static View view(Step step) {
        var details = step.details();
        return new View(
                details.getOrDefault("attachment", ""),
                details.getOrDefault("mediaType", ""),
                Integer.parseInt(details.getOrDefault("bytes", "0")),
                details.getOrDefault("sha256", ""),
                step.recordedAt());
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** What the ledger's history says of a file. */
    public record View(String id, String mediaType, int bytes, String sha256, Instant recordedAt) {}

    /** A file that is there, and whether this request brought it. */
    public record Attached(View attachment, boolean fresh) {}

    /** A file as it was handed in. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Content(View attachment, FileKind kind, byte[] bytes) {}
}
