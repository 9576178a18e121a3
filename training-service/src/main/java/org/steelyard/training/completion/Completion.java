package org.steelyard.training.completion;

import com.google.errorprone.annotations.CheckReturnValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.CompletionBasis;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.TrainingEvent.CompletionRevoked;
import org.steelyard.contracts.TrainingEvent.TrainingCompleted;
import org.steelyard.contracts.TrainingMode;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.outbox.Aggregate;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;

/**
 * That an officer completed a module in a calendar year. Its id follows from the three, so there is one at most, however
 * often and by whomever the same attendance is entered.
 */
@CheckReturnValue
@Document("completions")
public class Completion extends Aggregate {

    private static final String SOURCE = "training-service";

    private final String officer;
    private final String module;
    private final int year;
    private UnitRef unit;
    private TrainingMode mode;
    private @Nullable String session;
    /** None on those from before there were quizzes. */
    private @Nullable CompletionBasis basis;

    private Instant occurredAt;
    private Instant recordedAt;
    private CompletionStatus status = CompletionStatus.VALID;
    private @Nullable String reason;
    /** Every session and quiz that once made it valid. */
    private List<String> sessions = new ArrayList<>();

    @PersistenceCreator
    Completion(
            String id,
            String officer,
            String module,
            int year,
            UnitRef unit,
            TrainingMode mode,
            @Nullable String session,
            Instant occurredAt,
            Instant recordedAt) {
        super(id);
        this.officer = officer;
        this.module = module;
        this.year = year;
        this.unit = unit;
        this.mode = mode;
        this.session = session;
        this.occurredAt = occurredAt;
        this.recordedAt = recordedAt;
    }

    static Completion of(Learning learning) {
        var year = WorkingCalendar.dateOf(learning.occurredAt()).getYear();
        return new Completion(
                idOf(learning.officer(), learning.module(), year),
                learning.officer(),
                learning.module(),
                year,
                learning.unit(),
                learning.mode(),
                learning.session(),
                learning.occurredAt(),
                learning.recordedAt());
    }

    static String idOf(String officer, String module, int year) {
        return UUID.nameUUIDFromBytes((officer + "|" + module + "|" + year).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** Makes it valid: for the first time, or anew after a revocation. */
    TrainingCompleted complete(Learning learning) {
        unit = learning.unit();
        mode = learning.mode();
        basis = learning.basis();
        session = learning.session();
        occurredAt = learning.occurredAt();
        recordedAt = learning.recordedAt();
        status = CompletionStatus.VALID;
        reason = null;
        sessions.add(learning.source());
        var origin = new Origin(
                SOURCE, id(), nextSequence(), occurredAt, recordedAt, unit, learning.actorRole(), learning.channel());
        return new TrainingCompleted(origin, officer, module, year, mode, learning.basis(), session);
    }

    /** Whether a session or quiz could make it valid: it does not count now, and not because of that very one. */
    boolean isOpenTo(String source) {
        return status == CompletionStatus.REVOKED && !sessions.contains(source);
    }

    CompletionRevoked revoke(String why, Caller by, Moment at) {
        if (status == CompletionStatus.REVOKED) {
            throw new CompletionNotValid();
        }
        if (at.occurredAt().isBefore(occurredAt)) {
            throw new FieldRefused("occurredAt", "before-completion");
        }
        status = CompletionStatus.REVOKED;
        reason = why;
        return new CompletionRevoked(
                new Origin(
                        SOURCE,
                        id(),
                        nextSequence(),
                        at.occurredAt(),
                        at.recordedAt(),
                        unit,
                        by.actingRole(),
                        by.channel(Channel.APP)),
                officer,
                module,
                year);
    }

    /** Opaque id of the person. */
    public String officer() {
        return officer;
    }

    public String module() {
        return module;
    }

    public int year() {
        return year;
    }

    /** The unit it counts for. */
    public UnitRef unit() {
        return unit;
    }

    public TrainingMode mode() {
        return mode;
    }

    /** What makes it valid, or did last. */
    public CompletionBasis basis() {
        return basis == null ? CompletionBasis.ATTENDANCE : basis;
    }

    /** The session that made it valid last, none if it was a quiz. */
    public @Nullable String session() {
        return session;
    }

    public Instant occurredAt() {
        return occurredAt;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public CompletionStatus status() {
        return status;
    }

    /** Why it was revoked, if it was; never told outside. */
    public @Nullable String reason() {
        return reason;
    }
}
