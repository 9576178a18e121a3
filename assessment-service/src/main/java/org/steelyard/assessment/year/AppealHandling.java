package org.steelyard.assessment.year;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.steelyard.assessment.evidence.FactStore;
import org.steelyard.contracts.AppealDecision;
import org.steelyard.contracts.AppealMatter;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Created;
import org.steelyard.platform.outbox.Outbox;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.problem.NotAllowed;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;
import org.steelyard.platform.web.PageRequest;

/**
 * Appeals of units, and their decision by somebody who had no part in the result. What a decision lets count is a fact or
 * is admitted as one; the result is computed again from it, and the score before and after both stay.
 */
@Service
public class AppealHandling {

    private final YearRecords records;
    private final YearAccess access;
    private final YearReviewing reviewing;
    private final CaseExclusions exclusions;
    private final AppealEffects effects;
    private final FactStore facts;
    private final Outbox outbox;

    AppealHandling(
            YearRecords records,
            YearAccess access,
            YearReviewing reviewing,
            CaseExclusions exclusions,
            AppealEffects effects,
            FactStore facts,
            Outbox outbox) {
        this.records = records;
        this.access = access;
        this.reviewing = reviewing;
        this.exclusions = exclusions;
        this.effects = effects;
        this.facts = facts;
        this.outbox = outbox;
    }

    /** Files the unit's own appeal, one against the score and one against a veto at most. */
    public Created<Appeal> file(
            int year,
            String unitCode,
            AppealMatter matter,
            List<String> indicators,
            String grounds,
            Caller by,
            Moment at,
            Conditions conditions) {
        by.require(Role.POINT_OFFICER, Role.STATION_OFFICER, Role.IMPORTER);
        var unit = access.unit(unitCode, by);
        if (!by.isImporter() && !unitCode.equals(by.unit())) {
            throw new NotAllowed();
        }
        var present = records.look(YearAccess.county(by), year);
        present.require(YearAct.APPEAL);
        requireMatter(present, unit, matter, indicators);
        var today = WorkingCalendar.dateOf(at.recordedAt());
        var notice = Objects.requireNonNull(present.notice());
        access.requireBetween("APPEAL", noticed(present), notice.appealsUntil(), at);
        var due = access.workingDaysAfter(today, access.calendarOf(present).answerDays());
        var appeal = new Appeal(
                Appeal.id(unitCode, year, matter),
                unit,
                present.county(),
                year,
                matter,
                indicators,
                grounds,
                due,
                at.recordedAt());
        var created = outbox.create(appeal, conditions, appeal.file(by, at));
        if (!created.fresh() && !created.repeated()) {
            throw new StepRefused("already-appealed", unitCode);
        }
        return created;
    }

    private static java.time.LocalDate noticed(AssessmentYear year) {
        return WorkingCalendar.dateOf(year.taken(YearAct.NOTICE).getFirst().at());
    }

    private void requireMatter(AssessmentYear year, UnitRef unit, AppealMatter matter, List<String> indicators) {
        if (matter == AppealMatter.SCORE) {
            if (indicators.isEmpty()) {
                throw new FieldRefused("indicators", "required");
            }
            reviewing.requireIndicators(unit, year.year(), Set.copyOf(indicators));
        } else if (records.vetoesOf(year, unit).isEmpty()) {
            throw new StepRefused("not-vetoed", unit.code());
        }
    }

    /** What a decision asks for. */
    public record Decide(
            AppealDecision decision,
            List<String> admit,
            List<Appeal.Out> exclude,
            List<String> readmit,
            boolean liftVeto,
            String reason) {

        boolean changesNothing() {
            return admit.isEmpty() && exclude.isEmpty() && readmit.isEmpty() && !liftVeto;
        }
    }

    /** Decides an appeal; broken off on the way, the same decision sent again goes on where it was. */
    public Appeal decide(int year, String id, Decide decide, Caller by, Moment at, Conditions conditions) {
        by.require(Role.COUNTY_REGULATOR, Role.GOVERNANCE_OFFICE);
        var appeal = own(year, id, by);
        var present = records.look(appeal.county(), year);
        present.require(YearAct.APPEAL_DECISION);
        requireAnotherPerson(present, appeal, by);
        requireSense(appeal, decide, Objects.requireNonNull(present.begun()), by);
        var ruling = new Appeal.Ruling(
                decide.decision(),
                decide.admit(),
                decide.exclude(),
                decide.readmit(),
                decide.liftVeto(),
                Taken.of(YearAct.APPEAL_DECISION, by.actingRole(), by, at, decide.reason()));
        var unused = outbox.changeTelling(
                () -> own(year, id, by), new Conditions(conditions.expected(), null, conditions.digest()), one -> {
                    one.rule(ruling);
                    return List.of();
                });
        return effects.carryOut(appeal, decide, by, at, conditions);
    }

    private void requireSense(Appeal appeal, Decide decide, AssessmentYear.Begun begun, Caller by) {
        if ((decide.decision() == AppealDecision.REJECTED) != decide.changesNothing()) {
            throw new FieldRefused("decision", "decision-effect");
        }
        if (decide.liftVeto() != (appeal.matter() == AppealMatter.VETO && !decide.changesNothing())) {
            throw new FieldRefused("liftVeto", "veto-appeal-only");
        }
        decide.admit().forEach(id -> requireLate(id, appeal, begun));
        for (var out : decide.exclude()) {
            requireOwnCase("exclude", out.complaint(), appeal, by);
        }
        for (var in : decide.readmit()) {
            requireOwnCase("readmit", in, appeal, by);
        }
    }

    private void requireOwnCase(String field, String complaint, Appeal appeal, Caller by) {
        if (!exclusions
                .unitOf(complaint, appeal.year(), by)
                .code()
                .equals(appeal.unit().code())) {
            throw new FieldRefused(field, "not-the-units");
        }
    }

    /** A fact of the unit that happened in time and was not known, or not read, when the year was frozen. */
    private void requireLate(String id, Appeal appeal, AssessmentYear.Begun begun) {
        var fact = facts.byId(id)
                .filter(event ->
                        event.origin().unit().code().equals(appeal.unit().code()))
                .orElseThrow(() -> new FieldRefused("admit", "not-the-units"));
        if (fact.occurredAt().isAfter(begun.cutOff())) {
            throw new FieldRefused("admit", "after-cut-off");
        }
        var read = facts.placeOf(id)
                .map(place -> place.offset() < begun.offsets().getOrDefault(place.partition(), 0L))
                .orElse(true);
        if (read && !fact.recordedAt().isAfter(begun.cutOff())) {
            throw new FieldRefused("admit", "counts-already");
        }
    }

    private void requireAnotherPerson(AssessmentYear year, Appeal appeal, Caller by) {
        var unit = records.findUnitYear(appeal.unit().code(), appeal.year());
        var reviewed = unit != null
                && unit.reviews().stream().anyMatch(review -> review.account().equals(by.account()));
        var jointly = year.taken(YearAct.JOINT_REVIEW).stream()
                .anyMatch(step -> step.account().equals(by.account()));
        var vetoed = records.vetoesOf(year, appeal.unit()).stream().anyMatch(veto -> veto.involves(by.account()));
        if (reviewed || jointly || (appeal.matter() == AppealMatter.VETO && vetoed)) {
            throw new StepRefused("reviewed-by-you");
        }
    }

    private Appeal own(int year, String id, Caller caller) {
        var appeal = records.require(id, Appeal.class, "appeal");
        if (appeal.year() != year || !access.reaches(appeal.unit().path(), caller)) {
            throw new NotFound("appeal", id);
        }
        return appeal;
    }

    /** An appeal in the caller's area. */
    public Appeal appeal(int year, String id, Caller caller) {
        return own(year, id, caller);
    }

    /** The appeals in the caller's area. */
    public List<Appeal> appeals(int year, Caller caller, PageRequest page) {
        return records.page(
                YearAccess.county(caller),
                year,
                Appeal.class,
                page,
                appeal -> access.reaches(appeal.unit().path(), caller));
    }
}
