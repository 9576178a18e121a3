package org.steelyard.assessment.year;

import java.util.List;
import org.springframework.stereotype.Service;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.VetoGround;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Created;
import org.steelyard.platform.outbox.Outbox;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;
import org.steelyard.platform.web.PageRequest;

/** Proposes that a unit be vetoed, confirms it by two roles, or turns it down. */
@Service
public class VetoReviewing {

    private final YearRecords records;
    private final YearAccess access;
    private final Outbox outbox;

    VetoReviewing(YearRecords records, YearAccess access, Outbox outbox) {
        this.records = records;
        this.access = access;
        this.outbox = outbox;
    }

    public Created<Veto> propose(
            int year,
            String unitCode,
            VetoGround ground,
            List<String> evidence,
            String reason,
            Caller by,
            Moment at,
            Conditions conditions) {
        by.require(Role.OFFICE_OFFICER, Role.COUNTY_REGULATOR, Role.GOVERNANCE_OFFICE);
        var unit = access.unit(unitCode, by);
        var county = YearAccess.county(by);
        records.look(county, year).require(YearAct.VETO);
        var proposed = Taken.of(YearAct.VETO, by.actingRole(), by, at, reason);
        var veto = new Veto(conditions.newId(), unit, county, year, ground, evidence, proposed);
        return outbox.create(veto, conditions, veto.propose(by, at));
    }

    /** One of the two roles confirms; with the second, another person, the veto is in effect. */
    public Veto confirm(int year, String id, String reason, Caller by, Moment at, Conditions conditions) {
        by.require(Role.COUNTY_REGULATOR, Role.GOVERNANCE_OFFICE);
        requireOpen(year, by);
        return outbox.change(() -> own(year, id, by), conditions, veto -> veto.confirm(reason, by, at));
    }

    /** Turns a proposal down; a veto in effect is lifted on appeal only. */
    public Veto turnDown(int year, String id, String reason, Caller by, Moment at, Conditions conditions) {
        by.require(Role.COUNTY_REGULATOR, Role.GOVERNANCE_OFFICE);
        requireOpen(year, by);
        return outbox.change(() -> own(year, id, by), conditions, veto -> veto.turnDown(reason, by, at));
    }

    private void requireOpen(int year, Caller by) {
        records.look(YearAccess.county(by), year).require(YearAct.VETO);
    }

    private Veto own(int year, String id, Caller by) {
        var veto = records.require(id, Veto.class, "veto");
        if (veto.year() != year || !access.reaches(veto.unit().path(), by)) {
            throw new NotFound("veto", id);
        }
        return veto;
    }

    /** One more than a page of the vetoes in the caller's area; a unit sees its own once results are up. */
    public List<Veto> vetoes(int year, Caller caller, PageRequest page) {
        var county = YearAccess.county(caller);
        var published = records.look(county, year).notice() != null;
        return records.page(
                county,
                year,
                Veto.class,
                page,
                veto -> access.reaches(veto.unit().path(), caller)
                        && (published
                                || YearAccess.seesBeforeNotice(caller)
                                || veto.proposed().account().equals(caller.account())));
    }
}
