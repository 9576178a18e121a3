package org.steelyard.complaint.consultation.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.complaint.consultation.Consultation;
import org.steelyard.complaint.consultation.ConsultationLog;
import org.steelyard.complaint.consultation.ConsultationLog.Question;
import org.steelyard.complaint.ledger.LedgerAccess;
import org.steelyard.complaint.ledger.Timed;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.ConsultationKind;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitRef;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Created;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Answers;
import org.steelyard.platform.web.Page;
import org.steelyard.platform.web.PageRequest;

/** Consultations and nil notes. */
@RestController
@RequestMapping(ConsultationController.PATH)
class ConsultationController {

    static final String PATH = "/api/consultations";

    private final ConsultationLog log;
    private final Clock clock;

    ConsultationController(ConsultationLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<ConsultationView> enter(
            @Valid @RequestBody EnterConsultation request, Caller caller, Conditions conditions) {
        return Answers.created(
                request.enter(log, caller, conditions, clock.instant()),
                PATH,
                entered -> ConsultationView.of(entered, caller));
    }

    @GetMapping
    Page<ConsultationView> list(
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable YearMonth month,
            PageRequest page,
            Caller caller) {
        var found = log.list(unit, month, caller, page.after(), page.limit());
        return page.page(found, Consultation::id, entered -> ConsultationView.of(entered, caller));
    }

    @GetMapping("/{id}")
    ResponseEntity<ConsultationView> get(@PathVariable String id, Caller caller) {
        return Answers.ok(log.consultation(id, caller), entered -> ConsultationView.of(entered, caller));
    }

    /** A question needs its category and content; a nil note needs its month and takes neither. */
    record EnterConsultation(
            @Nullable @Size(min = 1, max = 32) String unit,
            @NotNull ConsultationKind kind,
            @Nullable YearMonth month,
            @Nullable Category category,
            @Nullable @Size(max = 2000) String content,
            @Nullable @Size(max = 2000) String answer,
            @Nullable Channel channel,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt)
            implements Timed {

        @Override
        public Channel through() {
            if (channel == Channel.IMPORT || channel == Channel.SYSTEM) { // not for anybody to claim
                throw new FieldRefused("channel", "one-of", "[PHONE, PAPER, APP]");
            }
            return channel == null ? Channel.APP : channel;
        }

        Created<Consultation> enter(ConsultationLog log, Caller caller, Conditions conditions, Instant now) {
            var deed = deed(caller, now);
            return switch (kind) {
                case CONSULTATION -> log.log(unit, question(), caller, conditions, deed);
                case NIL_NOTE -> log.noteNone(unit, noMoreThanAMonth(), caller, conditions, deed);
            };
        }

        private Question question() {
            if (category == null) {
                throw new FieldRefused("category", "required");
            }
            if (content == null || content.isBlank()) {
                throw new FieldRefused("content", "required");
            }
            var said = answer == null || answer.isBlank() ? null : answer.strip();
            return new Question(month, category, content.strip(), said);
        }

        private YearMonth noMoreThanAMonth() {
            if (month == null) {
                throw new FieldRefused("month", "required");
            }
            if (category != null || content != null || answer != null) {
                throw new FieldRefused("kind", "nil-says-nothing");
            }
            return month;
        }

        @Override
        public String toString() {
            return "EnterConsultation[withheld]";
        }
    }

    /** A consultation as its reader may see it: what people said, only to those who handle it. */
    record ConsultationView(
            String id,
            UnitRef unit,
            ConsultationKind kind,
            String month,
            @Nullable Category category,
            @Nullable String content,
            @Nullable String answer,
            boolean masked,
            Instant occurredAt,
            Instant recordedAt,
            Role actorRole,
            Channel channel) {

        private static final String HIDDEN = "***";

        static ConsultationView of(Consultation consultation, Caller caller) {
            var handled = LedgerAccess.handles(consultation.unit(), caller);
            var entered = consultation.entered();
            return new ConsultationView(
                    consultation.id(),
                    consultation.unit(),
                    consultation.kind(),
                    consultation.month(),
                    consultation.category(),
                    shown(consultation.content(), handled),
                    shown(consultation.answer(), handled),
                    !handled,
                    entered.occurredAt(),
                    entered.recordedAt(),
                    entered.role(),
                    entered.channel());
        }

        private static @Nullable String shown(@Nullable String text, boolean handled) {
            return text == null || handled ? text : HIDDEN;
        }
    }
}
