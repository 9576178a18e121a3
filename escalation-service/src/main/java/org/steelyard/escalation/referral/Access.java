package org.steelyard.escalation.referral;

import java.util.List;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.Role;
import org.steelyard.escalation.network.Office;
import org.steelyard.escalation.network.OfficeDirectory;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.problem.NotAllowed;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.security.Caller;

/** Who may do what with which referral, to which office, and in which order. */
@Component
class Access {

    private final Escalations escalations;
    private final OfficeDirectory offices;
    private final ReferralSettings settings;

    Access(Escalations escalations, OfficeDirectory offices, ReferralSettings settings) {
        this.escalations = escalations;
        this.offices = offices;
        this.settings = settings;
    }

    /** A referral the caller may see; any other is as if it were not there. */
    Escalation seen(String id, Caller caller) {
        var sight = Sight.of(caller);
        return escalations.find(id).filter(sight::includes).orElseThrow(() -> new NotFound("escalation", id));
    }

    /** One the caller's own office leads, or the caller's station acts on as an office; the importer stands in for all. */
    Escalation led(String id, Caller caller) {
        var referral = seen(id, caller);
        if (!caller.isImporter() && !actsFor(caller, referral.office())) {
            throw new NotAllowed();
        }
        return referral;
    }

    /** One the caller's office works on, leading or not. */
    Escalation worked(String id, Caller caller) {
        var referral = seen(id, caller);
        if (!caller.isImporter()
                && !actsFor(caller, referral.office())
                && referral.jointOffices().stream().noneMatch(office -> actsFor(caller, office))) {
            throw new NotAllowed();
        }
        return referral;
    }

    /** The office for which the caller speaks: the one that leads, unless it is another one that joined. */
    String officeOf(Caller caller, Escalation referral) {
        return referral.jointOffices().stream()
                .filter(office -> actsFor(caller, office))
                .findFirst()
                .orElseGet(() -> String.valueOf(referral.office()));
    }

    private static boolean actsFor(Caller caller, @org.jspecify.annotations.Nullable String office) {
        return office != null
                && ((caller.is(Role.OFFICE_OFFICER) && office.equals(caller.office()))
                        || (caller.is(Role.STATION_OFFICER) && office.equals(caller.unit())));
    }

    /** An office that serves the area and has somebody there. */
    Office office(String field, String code, List<String> unitPath, Caller caller) {
        var office = offices.find(code)
                .filter(found -> found.covers(unitPath))
                .orElseThrow(() -> new FieldRefused(field, "unknown-office"));
        if (!office.onDuty() && !caller.isImporter()) {
            throw new FieldRefused(field, "nobody-on-duty");
        }
        return office;
    }

    /** Refuses a step that does not fit the state, or lies before the one it follows. */
    void requireInOrder(Escalation referral, String step, Entry entry) {
        if (!referral.allows(step)) {
            throw new TransitionRefused(referral, step); // tells more than the times would
        }
        var before = referral.lastStepAt();
        if (entry.occurredAt().isBefore(before.minus(settings.clockTolerance()))) {
            throw new FieldRefused("occurredAt", "before-last-step", before);
        }
    }
}
