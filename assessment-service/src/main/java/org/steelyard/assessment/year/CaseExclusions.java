package org.steelyard.assessment.year;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.steelyard.assessment.evidence.FactStore;
import org.steelyard.contracts.ComplaintEvent.ComplaintReceived;
import org.steelyard.contracts.ExclusionGround;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Outbox;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;
import org.steelyard.platform.web.PageRequest;

/** Leaves cases out of scoring and lets them in again, and tells when a unit has lost too many that way. */
@Service
public class CaseExclusions {

    private final YearRecords records;
    private final YearAccess access;
    private final FactStore facts;
    private final Outbox outbox;
    private final YearSettings settings;

    CaseExclusions(YearRecords records, YearAccess access, FactStore facts, Outbox outbox, YearSettings settings) {
        this.records = records;
        this.access = access;
        this.facts = facts;
        this.outbox = outbox;
        this.settings = settings;
    }

    public Exclusion exclude(
            int year,
            String complaint,
            ExclusionGround ground,
            String reason,
            Caller by,
            Moment at,
            Conditions conditions) {
        by.require(Role.COUNTY_REGULATOR);
        var unit = unitOf(complaint, year, by);
        var county = YearAccess.county(by);
        records.look(county, year).require(YearAct.EXCLUSION);
        if (records.all(county, year, Exclusion.class).size() >= settings.maxExclusions()) {
            throw new StepRefused("too-many-exclusions", settings.maxExclusions());
        }
        return outbox.change(
                () -> record(unit, year, complaint), conditions, one -> one.exclude(ground, reason, null, by, at));
    }

    public Exclusion readmit(int year, String complaint, String reason, Caller by, Moment at, Conditions conditions) {
        by.require(Role.COUNTY_REGULATOR);
        var unit = unitOf(complaint, year, by);
        records.look(YearAccess.county(by), year).require(YearAct.EXCLUSION);
        return outbox.change(() -> record(unit, year, complaint), conditions, one -> one.readmit(reason, null, by, at));
    }

    Exclusion record(UnitRef unit, int year, String complaint) {
        var found = records.find(Exclusion.id(complaint), Exclusion.class);
        return found != null
                ? found
                : outbox.create(Exclusion.of(unit, year, complaint), Conditions.NONE)
                        .aggregate();
    }

    /** The unit whose case it is, received in that year; none of another's. */
    UnitRef unitOf(String complaint, int year, Caller by) {
        var received = facts.byId("complaint-service/" + complaint + "/1")
                .filter(ComplaintReceived.class::isInstance)
                .filter(event -> access.reaches(event.origin().unit().path(), by))
                .orElseThrow(() -> new NotFound("case", complaint));
        if (WorkingCalendar.dateOf(received.occurredAt()).getYear() != year) {
            throw new FieldRefused("complaint", "other-year");
        }
        return received.origin().unit();
    }

    /**
     * The excluded cases of a unit.
     *
     * @param cases complaints the unit received in the year
     * @param alert whether more are excluded than the settings let pass in silence
     */
    public record OfUnit(UnitRef unit, long cases, long excluded, boolean alert, List<Exclusion> exclusions) {}

    /** One more than a page of the units in the caller's area that have such cases, by code, each with all of them. */
    public List<OfUnit> list(int year, Caller caller, PageRequest page) {
        var after = page.after();
        var byUnit = records.all(YearAccess.county(caller), year, Exclusion.class).stream()
                .filter(one -> access.reaches(one.unit().path(), caller))
                .collect(Collectors.groupingBy(one -> one.unit().code(), TreeMap::new, Collectors.toList()));
        return (after == null ? byUnit : byUnit.tailMap(after, false))
                .values().stream()
                        .limit(page.limit() + 1L)
                        .map(all -> ofUnit(year, all))
                        .toList();
    }

    private OfUnit ofUnit(int year, List<Exclusion> all) {
        var unit = all.getFirst().unit();
        var cases = facts.count(unit.code(), ComplaintReceived.class, start(year), start(year + 1));
        var excluded = all.stream().filter(Exclusion::isExcluded).count();
        var alert =
                BigDecimal.valueOf(excluded).compareTo(settings.exclusionAlert().multiply(BigDecimal.valueOf(cases)))
                        > 0;
        return new OfUnit(unit, cases, excluded, alert, all);
    }

    private static java.time.Instant start(int year) {
        return LocalDate.of(year, 1, 1).atStartOfDay(WorkingCalendar.ZONE).toInstant();
    }
}
