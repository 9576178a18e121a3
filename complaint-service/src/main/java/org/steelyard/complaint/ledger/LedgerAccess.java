package org.steelyard.complaint.ledger;

import org.jspecify.annotations.Nullable;
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
class LedgerAccess {

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
    UnitRef ledgerFor(@Nullable String asked, Caller caller, Deed deed) {
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

    void requireWriter(Caller caller) {
        caller.require(WRITERS);
    }

    /** A complaint in the caller's reach; what is outside is not there for the caller. */
    Complaint require(String id, Caller caller) {
        var complaint = complaints.find(id);
        if (complaint == null || !mayRead(complaint, caller)) {
            throw new NotFound("complaint", id);
        }
        return complaint;
    }

    private static boolean mayRead(Complaint complaint, Caller caller) {
        return caller.is(READERS_OF_AREA) && caller.covers(complaint.unit())
                || caller.is(Role.OFFICE_OFFICER) && complaint.wasReferredTo(caller.office());
    }

    /** What the caller may see of those asked for: an office what was referred to it, others what lies in their area. */
    Complaints.Filter filter(@Nullable String unit, @Nullable ComplaintStatus status, Caller caller) {
        requireReader(caller);
        return caller.is(READERS_OF_AREA)
                ? new Complaints.Filter(nowhereIfNone(caller.area()), null, unit, status)
                : new Complaints.Filter(null, nowhereIfNone(caller.office()), unit, status);
    }

    /** The unit whose whole ledger the caller may read. */
    UnitRef requireLedger(String code, Caller caller) {
        caller.require(READERS_OF_AREA);
        var known = network.unit(code);
        if (known == null || !caller.covers(known.unit())) {
            throw new NotFound("unit", code);
        }
        return known.unit();
    }

    void requireReader(Caller caller) {
        if (!caller.is(READERS_OF_AREA)) {
            caller.require(Role.OFFICE_OFFICER);
        }
    }

    /** A token without a place must not turn into a filter without a bound. */
    private static String nowhereIfNone(@Nullable String place) {
        return place == null ? "" : place;
    }
}
