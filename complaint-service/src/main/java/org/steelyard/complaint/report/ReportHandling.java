package org.steelyard.complaint.report;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.steelyard.complaint.deadline.Deadline;
import org.steelyard.complaint.deadline.DeadlineRule.LimitedStep;
import org.steelyard.complaint.deadline.Deadlines;
import org.steelyard.complaint.ledger.Complaint;
import org.steelyard.complaint.ledger.Deed;
import org.steelyard.complaint.ledger.Ledger;
import org.steelyard.complaint.ledger.LedgerAccess;
import org.steelyard.complaint.ledger.LedgerNumbers;
import org.steelyard.complaint.ledger.LedgerSeries;
import org.steelyard.complaint.ledger.ReportTrack;
import org.steelyard.complaint.ledger.ReportedLead;
import org.steelyard.complaint.ledger.ReportedLead.Reporter;
import org.steelyard.complaint.network.Network;
import org.steelyard.contracts.ComplaintEvent;
import org.steelyard.contracts.ReportOutcome;
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

/** What units and offices do with violation reports. One method, one document write: load, decide, save with its event. */
@Service
public class ReportHandling implements ReportTrack {

    private final ViolationReports reports;
    private final Ledger ledger;
    private final LedgerAccess access;
    private final LedgerNumbers numbers;
    private final Network network;
    private final Deadlines deadlines;
    private final Outbox outbox;
    private final Clock clock;

    ReportHandling(
            ViolationReports reports,
            Ledger ledger,
            LedgerAccess access,
            LedgerNumbers numbers,
            Network network,
            Deadlines deadlines,
            Outbox outbox,
            Clock clock) {
        this.reports = reports;
        this.ledger = ledger;
        this.access = access;
        this.numbers = numbers;
        this.network = network;
        this.deadlines = deadlines;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Enters a report in a unit's ledger; the same request or reference again finds what it entered first. */
    public Created<ViolationReport> record(Recording recording, Caller caller, Conditions conditions, Deed deed) {
        access.requireWriter(caller);
        var unit = access.ledgerFor(recording.unit(), caller, deed);
        recording.lead().requireHappenedBy("lead", WorkingCalendar.dateOf(deed.occurredAt()));
        requireLinked(recording.linkedEntry(), unit, caller);
        var reference = recording.externalReference();
        var id = reference == null
                ? conditions.newId()
                : named("report-ref", caller.isImporter() ? "import" : "own", unit.code(), reference);
        return enter(id, unit, recording.lead(), recording.linkedEntry(), conditions, deed);
    }

    private void requireLinked(@Nullable String complaint, UnitRef unit, Caller caller) {
        if (complaint == null) {
            return;
        }
        try {
            if (ledger.complaint(complaint, caller).unit().code().equals(unit.code())) {
                return;
            }
        } catch (NotFound unknown) {
            throw (FieldRefused) new FieldRefused("linkedEntry", "unknown-entry").initCause(unknown);
        }
        throw new FieldRefused("linkedEntry", "unknown-entry");
    }

    @Override
    public String entryOf(String complaint) {
        return named("report-of", complaint);
    }

    @Override
    public void enter(ReportedLead lead, Complaint complaint, Deed deed) {
        var unused = enter(entryOf(complaint.id()), complaint.unit(), lead, complaint.id(), Conditions.NONE, deed);
    }

    /** The reporter first and the report after, both under one id: whatever comes between, repeating makes it whole. */
    private Created<ViolationReport> enter(
            String id,
            UnitRef unit,
            ReportedLead told,
            @Nullable String linkedEntry,
            Conditions conditions,
            Deed deed) {
        var earlier = reports.find(id);
        if (earlier != null) {
            return enter(id, unit, earlier.ledgerNumber(), told, linkedEntry, conditions, deed);
        }
        if (told.reporter() != null && !told.isAnonymous()) {
            reports.keep(id, told.reporter());
        }
        var year = WorkingCalendar.dateOf(deed.occurredAt()).getYear();
        return numbers.enter(
                LedgerSeries.VIOLATION_REPORTS,
                unit.code(),
                year,
                id,
                number -> enter(id, unit, number, told, linkedEntry, conditions, deed));
    }

    private Created<ViolationReport> enter(
            String id,
            UnitRef unit,
            String number,
            ReportedLead told,
            @Nullable String linkedEntry,
            Conditions conditions,
            Deed deed) {
        var report = new ViolationReport(id, unit, number, Lead.of(told), told.isAnonymous(), linkedEntry);
        return outbox.create(report, conditions, report.record(deed, limit(LimitedStep.PASSING_ON, deed)));
    }

    private Deadline limit(LimitedStep step, Deed deed) {
        return deadlines.of(step, WorkingCalendar.dateOf(deed.occurredAt()));
    }

    public ViolationReport passOn(String id, Caller caller, Conditions conditions, Deed deed, String office) {
        access.requireWriter(caller);
        if (!network.hasOffice(office)) {
            throw new FieldRefused("office", "unknown-office");
        }
        return change(
                id, caller, conditions, report -> report.passOn(deed, office, limit(LimitedStep.LEAD_CHECK, deed)));
    }

    /** The office says what became of it; that the reporter took it back the unit may write down as well. */
    public ViolationReport end(String id, Caller caller, Conditions conditions, Deed deed, ReportOutcome outcome) {
        return change(id, caller, conditions, report -> {
            if (outcome == ReportOutcome.WITHDRAWN_BY_REPORTER && !isTheOffice(report, caller)) {
                access.requireWriter(caller);
            } else {
                requireOffice(report, caller);
            }
            return report.end(deed, outcome, limit(LimitedStep.CASE_DECISION, deed));
        });
    }

    public ViolationReport extend(String id, Caller caller, Conditions conditions, Deed deed, ExtensionReason reason) {
        return outbox.changeTelling(() -> require(id, caller), conditions, report -> {
            requireOffice(report, caller);
            var limit = report.limit();
            report.extend(
                    deed, reason, limit == null ? limit(LimitedStep.LEAD_CHECK, deed) : deadlines.extended(limit));
            return List.<ComplaintEvent>of();
        });
    }

    private ViolationReport change(
            String id, Caller caller, Conditions conditions, Function<ViolationReport, ComplaintEvent> decide) {
        return outbox.change(() -> require(id, caller), conditions, decide);
    }

    /** One report in the caller's reach. */
    public ViolationReport report(String id, Caller caller) {
        access.requireReader(caller);
        return require(id, caller);
    }

    /** Reports in the caller's reach in the order of their ids: at most {@code limit} and one more. */
    public List<ViolationReport> list(
            @Nullable String unit, @Nullable ReportStatus status, Caller caller, @Nullable String after, int limit) {
        access.requireReader(caller);
        return access.readsAnArea(caller)
                ? reports.list(nowhereIfNone(caller.area()), null, unit, status, after, limit)
                : reports.list(null, nowhereIfNone(caller.office()), unit, status, after, limit);
    }

    /** Who told it, to those who handle it and nobody else; that they asked is kept. */
    public Reporter reporter(String id, Caller caller, DisclosurePurpose purpose) {
        var report = report(id, caller);
        if (!knowsTheReporter(report, caller)) {
            throw new NotAllowed();
        }
        var reporter = reports.disclose(new ReporterDisclosed(
                ViolationReports.newId(),
                id,
                caller.account(),
                caller.actingRole(),
                purpose,
                clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        if (reporter == null) {
            throw new NotFound("reporter", id);
        }
        return reporter;
    }

    private static boolean knowsTheReporter(ViolationReport report, Caller caller) {
        var ownUnit = caller.is(Role.POINT_OFFICER, Role.STATION_OFFICER)
                && report.unit().code().equals(caller.unit());
        return ownUnit || isTheOffice(report, caller);
    }

    /** Whether the caller handles the report, and so reads in clear what it says: its unit, its station, its office. */
    public static boolean handles(ViolationReport report, Caller caller) {
        return LedgerAccess.handles(report.unit(), caller) || isTheOffice(report, caller);
    }

    private static boolean isTheOffice(ViolationReport report, Caller caller) {
        return caller.is(Role.OFFICE_OFFICER)
                && report.office() != null
                && report.office().equals(caller.office());
    }

    private static void requireOffice(ViolationReport report, Caller caller) {
        if (!caller.isImporter() && !isTheOffice(report, caller)) {
            throw new NotAllowed();
        }
    }

    private ViolationReport require(String id, Caller caller) {
        var report = reports.find(id);
        if (report == null || !(access.coversForReading(report.unit(), caller) || isTheOffice(report, caller))) {
            throw new NotFound("violation-report", id);
        }
        return report;
    }

    private static String nowhereIfNone(@Nullable String place) {
        return place == null ? "" : place;
    }

    private static String named(String... parts) {
        return UUID.nameUUIDFromBytes(String.join("|", parts).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /**
     * A report somebody wants to enter.
     *
     * @param unit the code of the unit whose ledger it goes into, none for the caller's own
     * @param lead what is told, and by whom
     * @param linkedEntry the complaint in whose mediation it was found, none if none
     * @param externalReference the caller's own name for it, under which it is entered only once per unit
     */
    public record Recording(
            @Nullable String unit,
            ReportedLead lead,
            @Nullable String linkedEntry,
            @Nullable String externalReference) {}
}
