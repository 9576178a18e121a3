package org.steelyard.escalation.referral;

import static org.steelyard.escalation.Complaints.MONDAY;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.ComplaintEvent;
import org.steelyard.contracts.ComplaintEvent.ComplaintReceived;
import org.steelyard.contracts.Harm;
import org.steelyard.contracts.NetworkEvent.OfficeRegistered;
import org.steelyard.contracts.NetworkEvent.OfficeState;
import org.steelyard.contracts.OfficeKind;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.ResolutionOutcome;
import org.steelyard.contracts.ReturnReason;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.escalation.Complaints;
import org.steelyard.escalation.SettableClock;
import org.steelyard.escalation.complaint.KnownComplaint;
import org.steelyard.escalation.complaint.KnownComplaints;
import org.steelyard.escalation.network.OfficeDirectory;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.security.Caller;

/** A county at work: what its people do, without the wire between, at a time set by hand. */
public class CountyAtWork {

    private final Referral referral;
    private final ReferralHandling handling;
    private final OfficeWork offices;
    private final CountyDecision county;
    private final KnownComplaints complaints;
    private final Escalations escalations;
    private final OfficeDirectory directory;
    private final SettableClock clock;

    CountyAtWork(
            Referral referral,
            ReferralHandling handling,
            OfficeWork offices,
            CountyDecision county,
            KnownComplaints complaints,
            Escalations escalations,
            OfficeDirectory directory,
            SettableClock clock) {
        this.referral = referral;
        this.handling = handling;
        this.offices = offices;
        this.county = county;
        this.complaints = complaints;
        this.escalations = escalations;
        this.directory = directory;
        this.clock = clock;
    }

    /** A county with a regulator, a local office and the police. */
    Place aCounty() {
        var place = new Place(UUID.randomUUID().toString().substring(0, 8));
        office(place, place.regulator(), OfficeKind.COUNTY_REGULATOR, place.county(), Category.GENERAL);
        office(place, place.police(), OfficeKind.ENFORCING_DEPARTMENT, place.county(), Category.CRIME);
        office(place, place.local(), OfficeKind.LOCAL_OFFICE, place.county() + "-S", Category.GENERAL);
        return place;
    }

    void office(Place place, String code, OfficeKind kind, String covers, Category competence) {
        directory.record(new OfficeRegistered(
                new Origin(
                        "assessment-service",
                        code,
                        1,
                        MONDAY,
                        MONDAY,
                        new UnitRef(place.county(), UnitKind.COUNTY, List.of(place.county())),
                        Role.COUNTY_REGULATOR,
                        Channel.APP),
                new OfficeState(code, "an office", kind, List.of(competence), List.of(covers), true)));
    }

    ComplaintReceived hear(ComplaintReceived complaint) {
        referral.hear(complaint);
        return complaint;
    }

    void hear(ComplaintReceived complaint, ComplaintEvent... later) {
        for (var fact : later) {
            referral.hear(fact);
        }
    }

    ComplaintReceived aComplaint(Place place, String yuan) {
        return hear(complaint(place, yuan));
    }

    ComplaintReceived complaint(Place place, String yuan) {
        return Complaints.received(place.point(), yuan, Category.GENERAL, Harm.NONE, Channel.APP, clock.instant());
    }

    Escalation refer(ComplaintReceived complaint, Place place) {
        return handling.escalate(
                        new ReferralHandling.Request(complaint.subject(), null, null),
                        entry(Role.POINT_OFFICER),
                        place.officer(),
                        Conditions.NONE)
                .aggregate();
    }

    Escalation acknowledge(Escalation referral, Place place) {
        return offices.acknowledge(referral.id(), entry(Role.OFFICE_OFFICER), place.of(referral), Conditions.NONE);
    }

    Escalation sendBack(Escalation referral, Place place) {
        return offices.sendBack(
                referral.id(),
                ReturnReason.OTHER,
                null,
                entry(Role.OFFICE_OFFICER),
                place.of(referral),
                Conditions.NONE);
    }

    Escalation resolve(Escalation referral, Place place) {
        return offices.resolve(
                referral.id(),
                ResolutionOutcome.OTHER,
                null,
                entry(Role.OFFICE_OFFICER),
                place.of(referral),
                Conditions.NONE);
    }

    Escalation transfer(Escalation referral, String office, Place place) {
        return offices.transfer(
                referral.id(), office, "theirs", entry(Role.OFFICE_OFFICER), place.of(referral), Conditions.NONE);
    }

    Escalation keep(Escalation referral, Place place) {
        return county.decide(
                referral.id(),
                CountyDecision.Bearer.UNIT,
                null,
                "theirs",
                entry(Role.COUNTY_REGULATOR),
                place.county(Role.COUNTY_REGULATOR),
                Conditions.NONE);
    }

    KnownComplaint known(ComplaintReceived complaint) {
        return complaints.find(complaint.subject()).orElseThrow();
    }

    /** The referral last begun for a complaint. */
    @Nullable
    Escalation referralOf(ComplaintReceived complaint) {
        var begun = known(complaint).referral();
        return begun == null ? null : escalations.find(begun).orElse(null);
    }

    Escalation requireReferralOf(ComplaintReceived complaint) {
        return Objects.requireNonNull(referralOf(complaint), "it was referred");
    }

    List<String> stepsOf(ComplaintReceived complaint) {
        var referral = referralOf(complaint);
        return referral == null
                ? List.of()
                : referral.steps().stream().map(Escalation.Step::type).toList();
    }

    private Entry entry(Role role) {
        return new Entry(role, Channel.APP, clock.instant(), clock.instant());
    }

    /** Local midnight at the beginning of a day. */
    static Instant startOf(String day) {
        return Instant.parse(day + "T00:00:00Z").minus(Duration.ofHours(8));
    }

    /** Where they are. */
    record Place(String county) {
        UnitRef point() {
            return unit("P");
        }

        UnitRef unit(String point) {
            return new UnitRef(
                    county + "-S-" + point, UnitKind.POINT, List.of(county, station(), county + "-S-" + point));
        }

        String station() {
            return county + "-S";
        }

        String local() {
            return county + "-LOCAL";
        }

        String regulator() {
            return county + "-AMR";
        }

        String police() {
            return county + "-PSB";
        }

        Caller officer() {
            return new Caller("officer", Set.of(Role.POINT_OFFICER), point().code(), null, point().path(), null);
        }

        Caller county(Role role) {
            return new Caller("county", Set.of(role), county, null, List.of(county), null);
        }

        Caller of(Escalation referral) {
            var office = referral.office();
            return station().equals(office)
                    ? new Caller("station", Set.of(Role.STATION_OFFICER), office, null, List.of(county, office), null)
                    : new Caller("office", Set.of(Role.OFFICE_OFFICER), null, office, List.of(county), null);
        }
    }
}
