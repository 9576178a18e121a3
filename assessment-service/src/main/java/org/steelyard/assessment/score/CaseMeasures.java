package org.steelyard.assessment.score;

import static org.steelyard.assessment.score.StepKind.ACCEPTED;
import static org.steelyard.assessment.score.StepKind.ACKNOWLEDGED;
import static org.steelyard.assessment.score.StepKind.ASKED;
import static org.steelyard.assessment.score.StepKind.ATTEMPTED;
import static org.steelyard.assessment.score.StepKind.DECLINED;
import static org.steelyard.assessment.score.StepKind.ENDED_BY_OFFICE;
import static org.steelyard.assessment.score.StepKind.HELP_ASKED;
import static org.steelyard.assessment.score.StepKind.HELP_GIVEN;
import static org.steelyard.assessment.score.StepKind.REFERRED;
import static org.steelyard.assessment.score.StepKind.RETURNED;
import static org.steelyard.assessment.score.StepKind.SETTLED;
import static org.steelyard.assessment.score.StepKind.TERMINATED;
import static org.steelyard.assessment.score.StepKind.WITHDRAWN;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.scheme.Limit;
import org.steelyard.assessment.score.Evidence.Why;
import org.steelyard.contracts.EscalationTrigger;
import org.steelyard.contracts.ReturnReason;
import org.steelyard.contracts.calendar.DueDate;

/** What one complaint means for each measure, as of a day. Where the scheme leaves room, see docs/scoring-readings.md. */
final class CaseMeasures {

    private final Clocks clocks;
    private final Set<String> selfReferring;
    private final LocalDate today;

    CaseMeasures(Clocks clocks, Set<String> selfReferring, LocalDate today) {
        this.clocks = clocks;
        this.selfReferring = selfReferring;
        this.today = today;
    }

    /** S4a: written down no later than the working day it came in. */
    Judgement recordedByWorkingDay(Case complaint) {
        var received = complaint.received();
        var due = clocks.workingDay(received.date());
        return Judgement.met(due.isMetBy(UnitFacts.dateOf(received.recordedAt())), received)
                .due(due);
    }

    /** P1a: written down on the day it came in. */
    Judgement recordedSameDay(Case complaint) {
        var received = complaint.received();
        return Judgement.met(!UnitFacts.dateOf(received.recordedAt()).isAfter(received.date()), received);
    }

    /** S4b: accepted or declined within D1. */
    Judgement decidedInTime(Case complaint) {
        var received = complaint.received();
        var due = due(Limit.Step.D1, received, complaint);
        var decision = complaint.first(ACCEPTED, DECLINED);
        var gone = complaint.first(WITHDRAWN, REFERRED);
        if (leftBefore(gone, decision, due)) {
            return Judgement.leftOut(whyGone(gone), received, gone).due(due);
        }
        return doneInTime(decision, due, received).due(due);
    }

    /** P1b: a first attempt within L4 of acceptance. */
    Judgement attemptedInTime(Case complaint) {
        var accepted = complaint.first(ACCEPTED);
        if (accepted == null) {
            return Judgement.open(complaint.received());
        }
        var due = due(Limit.Step.L4, accepted, complaint);
        var attempt = complaint.first(ATTEMPTED, SETTLED, TERMINATED);
        var gone = complaint.first(WITHDRAWN, DECLINED, REFERRED);
        if (leftBefore(gone, attempt, due)) {
            return Judgement.leftOut(whyGone(gone), accepted, gone).due(due);
        }
        return doneInTime(attempt, due, accepted).due(due);
    }

    /** S4c: closed within D2 of acceptance. */
    Judgement closedInTime(Case complaint) {
        var accepted = complaint.first(ACCEPTED);
        if (accepted == null) {
            return Judgement.open(complaint.received());
        }
        var due = due(Limit.Step.D2, accepted, complaint);
        var referred = complaint.first(REFERRED);
        if (leftBefore(referred, null, due)) {
            return Judgement.leftOut(Why.REFERRED_BEFORE_DUE, accepted, referred)
                    .due(due);
        }
        return doneInTime(complaint.closing(), due, accepted).due(due);
    }

    /** S4d: settled, of those settled or terminated after an attempt. */
    Judgement settled(Case complaint) {
        var last = complaint.last();
        return switch (last.kind()) {
            case SETTLED -> Judgement.counted(Why.SETTLED, last);
            case TERMINATED ->
                complaint.has(ATTEMPTED)
                        ? Judgement.missed(Why.NOT_SETTLED, complaint.first(ATTEMPTED), last)
                        : Judgement.open(last);
            default -> Judgement.open(last);
        };
    }

    /** S4f: all required fields of form 1. */
    Judgement formComplete(Case complaint) {
        var form = complaint.form();
        return form.carries(StepKind.COMPLETE)
                ? Judgement.counted(Why.COMPLETE, form)
                : Judgement.missed(Why.INCOMPLETE, form);
    }

    /** P1d: closed with all required fields. */
    Judgement closedComplete(Case complaint) {
        var closing = complaint.closing();
        if (closing == null) {
            return Judgement.open(complaint.received());
        }
        var form = complaint.form();
        return form.carries(StepKind.COMPLETE)
                ? Judgement.counted(Why.COMPLETE, form, closing)
                : Judgement.missed(Why.INCOMPLETE, form, closing);
    }

    /** P1c: settled or referred within seven working days. */
    Judgement settledOrReferredInTime(Case complaint) {
        var received = complaint.received();
        var last = complaint.last();
        if (last.kind() == WITHDRAWN || last.kind() == DECLINED) {
            return Judgement.leftOut(last.kind() == WITHDRAWN ? Why.WITHDRAWN : Why.DECLINED, received, last);
        }
        var due = due(Limit.Step.P1C, received, complaint);
        return doneInTime(complaint.first(SETTLED, REFERRED), due, received).due(due);
    }

    /** P2a: referred by an officer within L1 of the first rule that asked. */
    Judgement referredWhenAsked(Case complaint) {
        var asked = complaint
                .all(ASKED)
                .filter(step -> step.codes().stream().noneMatch(selfReferring::contains))
                .findFirst()
                .orElse(null);
        if (asked == null) {
            return Judgement.open(complaint.received());
        }
        var due = clocks.due(Limit.Step.L1, asked);
        var referred = complaint.first(REFERRED);
        if (referred != null) {
            return referredBy(complaint, asked, referred, due).due(due);
        }
        var closing = complaint.closing();
        if (leftBefore(closing, null, due)) {
            return Judgement.leftOut(Why.CLOSED_BEFORE_DUE, asked, closing).due(due);
        }
        return doneInTime(null, due, asked).due(due);
    }

    private static Judgement referredBy(Case complaint, Step asked, Step referred, DueDate due) {
        var byOfficer = complaint
                .all(REFERRED)
                .filter(step -> step.carries(EscalationTrigger.OFFICER.name()))
                .findFirst()
                .orElse(null);
        return byOfficer == null
                ? Judgement.missed(Why.REFERRED_BY_RULE, asked, referred)
                : Judgement.met(due.isMetBy(byOfficer.date()), asked, byOfficer);
    }

    /** S4e, P1e: the last callback's grade; none is open. */
    Judgement satisfaction(Case complaint) {
        var callback = complaint.callback();
        return callback == null
                ? Judgement.open(complaint.received())
                : Judgement.counted(Why.valueOf(callback.codes().getFirst()), callback);
    }

    /** S6a2: each referral that ended or should have: ended by the office, or sent back and then closed by the unit. */
    Stream<Referral> referralsEnded(Case complaint) {
        return complaint.all(REFERRED).map(Step::subject).distinct().map(id -> {
            var referred = ofReferral(complaint, id, REFERRED).getFirst();
            var ended = ofReferral(complaint, id, ENDED_BY_OFFICE);
            var returned = ofReferral(complaint, id, RETURNED);
            var acknowledged = ofReferral(complaint, id, ACKNOWLEDGED);
            var due = acknowledged.isEmpty()
                    ? clocks.due(Limit.Step.L2L3, referred)
                    : clocks.due(Limit.Step.L3, acknowledged.getLast());
            return new Referral(id, ended(complaint, referred, ended, returned, due));
        });
    }

    private Judgement ended(Case complaint, Step referred, List<Step> ended, List<Step> returned, DueDate due) {
        if (!ended.isEmpty()) {
            return Judgement.counted(Why.ENDED_BY_OFFICE, referred, ended.getLast());
        }
        if (!returned.isEmpty()) {
            var back = returned.getLast();
            var closing = complaint.closing();
            return closing != null && !closing.occurredAt().isBefore(back.occurredAt())
                    ? Judgement.counted(Why.CLOSED_AFTER_RETURN, referred, back, closing)
                    : Judgement.missed(Why.NOT_CLOSED_AFTER_RETURN, referred, back);
        }
        return doneInTime(null, due, referred).due(due);
    }

    /** P3b: each request for help to the unit, answered in time. */
    Stream<Referral> helpGiven(Case complaint) {
        return complaint.all(HELP_ASKED).map(asked -> {
            var given = ofReferral(complaint, asked.subject(), HELP_GIVEN).stream()
                    .filter(step -> step.codes().equals(asked.codes()))
                    .findFirst()
                    .orElse(null);
            var due = clocks.due(Limit.Step.P3B, asked);
            return new Referral(
                    asked.subject() + "/" + asked.codes().getFirst(),
                    doneInTime(given, due, asked).due(due));
        });
    }

    /** P3a: a violation report passed on in time. */
    Judgement passedOn(Lead lead) {
        var due = clocks.due(Limit.Step.P3A, lead.reported());
        return doneInTime(lead.passedOn(), due, lead.reported()).due(due);
    }

    private static List<Step> ofReferral(Case complaint, String id, StepKind kind) {
        return complaint.all(kind).filter(step -> step.subject().equals(id)).toList();
    }

    private DueDate due(Limit.Step step, Step start, Case complaint) {
        return clocks.due(step, start, complaint.pauses(), today);
    }

    /** P2b: each referral that the office took on or sent back, unless sent back for missing papers. */
    Stream<Referral> referralPapers(Case complaint) {
        return complaint.all(REFERRED).map(Step::subject).distinct().map(id -> {
            var own = Stream.of(REFERRED, ACKNOWLEDGED, RETURNED)
                    .flatMap(complaint::all)
                    .filter(step -> step.subject().equals(id))
                    .toList();
            return new Referral(id, papers(own));
        });
    }

    private static Judgement papers(List<Step> referral) {
        var steps = referral.toArray(Step[]::new);
        var answered = referral.stream().anyMatch(step -> step.kind() == ACKNOWLEDGED || step.kind() == RETURNED);
        var papersMissing = referral.stream().anyMatch(step -> step.carries(ReturnReason.PAPERS_MISSING.name()));
        if (!answered) {
            return Judgement.open(steps);
        }
        return papersMissing
                ? Judgement.missed(Why.PAPERS_MISSING, steps)
                : Judgement.counted(Why.PAPERS_COMPLETE, steps);
    }

    /** A referral and what it means. */
    record Referral(String subject, Judgement judgement) {}

    private Judgement doneInTime(@Nullable Step done, DueDate due, Step start) {
        if (done != null) {
            return Judgement.met(due.isMetBy(done.date()), start, done);
        }
        return due.isPast(today) ? Judgement.missed(Why.NOT_DONE, start) : Judgement.open(start);
    }

    /**
     * Whether the case left the unit's hands before a step was due, that is while it could still be done in time, the due
     * date included, and had not been done by then.
     */
    private static boolean leftBefore(@Nullable Step gone, @Nullable Step done, DueDate due) {
        return gone != null
                && (done == null || gone.occurredAt().isBefore(done.occurredAt()))
                && due.isMetBy(gone.date());
    }

    private static Why whyGone(@Nullable Step gone) {
        if (gone == null || gone.kind() == REFERRED) {
            return Why.REFERRED_BEFORE_DUE;
        }
        return gone.kind() == WITHDRAWN ? Why.WITHDRAWN_BEFORE_DUE : Why.DECLINED_BEFORE_DUE;
    }
}
