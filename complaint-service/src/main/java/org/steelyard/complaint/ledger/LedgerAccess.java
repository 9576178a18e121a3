package org.steelyard.complaint.ledger;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;
import org.steelyard.complaint.network.Network;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.security.Caller;

/** Who may write into which ledger, and who may read what is in it. */
@Component
public class LedgerAccess {

    private static final Role[] WRITERS = {Role.POINT_OFFICER, Role.STATION_OFFICER, Role.IMPORTER};
    private static final Role[] READERS_OF_AREA = {
        Role.POINT_OFFICER,
        Role.STATION_OFFICER,
        Role.COUNTY_REGULATOR,
        Role.GOVERNANCE_OFFICE,
        Role.AUDITOR,
        Role.IMPORTER
    };

    private final Network network;
    private final Complaints complaints;

    LedgerAccess(Network network, Complaints complaints) {
        this.network = network;
        this.complaints = complaints;
    }

    /** The unit into whose ledger the caller may enter something that came in at that time. */
    public UnitRef ledgerFor(@Nullable String asked, Caller caller, Deed deed) {
        var code = asked == null ? caller.unit() : asked;
        if (code == null) {
            throw new FieldRefused("unit", "required");
        }
        var known = network.unit(code);
        if (known == null || !caller.covers(known.unit())) {
            throw new FieldRefused("unit", "unknown-unit");
        }
        if (known.unit().kind() == UnitKind.COUNTY) {
            throw new FieldRefused("unit", "no-ledger");
        }
        // a station mediates for its points, but the ledger of a point is the point's own writing
        if (!caller.isImporter() && !code.equals(caller.unit())) {
            throw new FieldRefused("unit", "own-ledger");
        }
        if (!known.isOpenOn(WorkingCalendar.dateOf(deed.occurredAt()))) {
            throw new FieldRefused(
                    "occurredAt", "unit-not-open", known.openedOn(), known.closedOn() == null ? "…" : known.closedOn());
        }
        return known.unit();
    }

    /** Refuses a caller who cannot write into any ledger. */
    public void requireWriter(Caller caller) {
        caller.require(WRITERS);
    }

    /** The unit, its station and the importer take steps; the county may open a case again and call people back, too. */
    void requireStep(StepType step, Caller caller) {
        var byTheCounty = step == StepType.REOPENING || step == StepType.CALLBACK;
        if (!byTheCounty || !caller.is(Role.COUNTY_REGULATOR)) {
            requireWriter(caller);
        }
    }

    /** A complaint in the caller's reach; what is outside is not there for the caller. */
    Complaint require(String id, Caller caller) {
        var complaint = complaints.find(id);
        if (complaint == null || !mayRead(complaint, caller)) {
            throw new NotFound("complaint", id);
        }
        return complaint;
    }

    private boolean mayRead(Complaint complaint, Caller caller) {
        return coversForReading(complaint.unit(), caller)
                || (caller.is(Role.OFFICE_OFFICER) && complaint.wasReferredTo(caller.office()));
    }

    /** Which complaints the caller may see: an office what was referred to it, others what lies in their area. */
    Criteria reach(Caller caller) {
        requireReader(caller);
        return caller.is(READERS_OF_AREA) ? inArea(caller) : referred(caller);
    }

    /** Which complaints the caller handles, and so sees in clear. */
    Criteria handled(Caller caller) {
        caller.require(Role.POINT_OFFICER, Role.STATION_OFFICER, Role.OFFICE_OFFICER);
        return caller.is(Role.POINT_OFFICER, Role.STATION_OFFICER) ? inArea(caller) : referred(caller);
    }

    private static Criteria inArea(Caller caller) {
        return Criteria.where("unit.path").is(nowhereIfNone(caller.area()));
    }

    private static Criteria referred(Caller caller) {
        return Criteria.where("referrals.offices").is(nowhereIfNone(caller.office()));
    }

    /** Whether an entry of this unit lies in the area in which the caller reads. */
    public boolean coversForReading(UnitRef unit, Caller caller) {
        return caller.is(READERS_OF_AREA) && caller.covers(unit);
    }

    /** Whether the caller reads an area; who does not is an office, which reads what was handed to it. */
    public boolean readsAnArea(Caller caller) {
        return caller.is(READERS_OF_AREA);
    }

    /** Whether the caller handles entries of this unit, and so sees people in clear: the unit and the station above it. */
    public static boolean handles(UnitRef unit, Caller caller) {
        return caller.is(Role.POINT_OFFICER, Role.STATION_OFFICER) && caller.covers(unit);
    }

    /** The unit whose whole ledger the caller may read. */
    public UnitRef requireLedger(String code, Caller caller) {
        caller.require(READERS_OF_AREA);
        var known = network.unit(code);
        if (known == null || !caller.covers(known.unit())) {
            throw new NotFound("unit", code);
        }
        return known.unit();
    }

    /** Refuses a caller who can read nothing of any ledger. */
    public void requireReader(Caller caller) {
        if (!caller.is(READERS_OF_AREA)) {
            caller.require(Role.OFFICE_OFFICER);
        }
    }

    /** A token without a place must not turn into a filter without a bound. */
    private static String nowhereIfNone(@Nullable String place) {
        return place == null ? "" : place;
    }
}
