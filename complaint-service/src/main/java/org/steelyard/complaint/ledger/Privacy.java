package org.steelyard.complaint.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.steelyard.contracts.Role;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Outbox;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.security.Caller;

/** Looking behind the mask and erasing: never without a reason, never without a trace. */
@Service
public class Privacy {

    private static final Role[] MAY_UNMASK = {Role.COUNTY_REGULATOR, Role.GOVERNANCE_OFFICE, Role.AUDITOR};

    private final LedgerAccess access;
    private final DataActs acts;
    private final Outbox outbox;
    private final List<KeptApart> apart;

    Privacy(LedgerAccess access, DataActs acts, Outbox outbox, List<KeptApart> apart) {
        this.access = access;
        this.acts = acts;
        this.outbox = outbox;
        this.apart = apart;
    }

    /** A complaint in the caller's area to be shown in clear this once; that is written down before it is shown. */
    public Complaint unmask(
            String id,
            AccessPurpose purpose,
            @Nullable String note,
            Caller caller,
            Conditions conditions,
            Instant now) {
        caller.require(MAY_UNMASK);
        if (purpose == AccessPurpose.OTHER && note == null) {
            throw new FieldRefused("note", "required");
        }
        var complaint = access.require(id, caller);
        acts.note(act(DataAct.Kind.UNMASKING, purpose.name(), note, complaint, caller, conditions, now));
        return complaint;
    }

    /** Destroys the key of a closed complaint, and with it all that is personal in it; once is enough. */
    public Complaint erase(
            String id, ErasureGround ground, @Nullable String note, Caller caller, Conditions conditions, Instant now) {
        caller.require(Role.COUNTY_REGULATOR);
        var complaint = access.require(id, caller);
        if (complaint.isErased()) {
            return complaint;
        }
        complaint.requireErasable();
        acts.note(act(DataAct.Kind.ERASURE, ground.name(), note, complaint, caller, conditions, now));
        // first, so that whoever repeats what was cut off between finds the complaint itself still to be erased
        apart.forEach(kept -> kept.erase(complaint));
        var unused = outbox.changeTelling(() -> access.require(id, caller), conditions, erased -> {
            erased.erase(ground, now);
            return List.of();
        });
        return access.require(id, caller); // what is in memory was read while the key was there
    }

    /** What was looked at and erased in the caller's area, in the order of ids: at most {@code limit} and one more. */
    public List<DataAct> acts(
            @Nullable String unit, @Nullable String complaint, Caller caller, @Nullable String after, int limit) {
        caller.require(Role.COUNTY_REGULATOR, Role.AUDITOR);
        return acts.list(Objects.requireNonNullElse(caller.area(), ""), unit, complaint, after, limit);
    }

    private static DataAct act(
            DataAct.Kind kind,
            String purpose,
            @Nullable String note,
            Complaint complaint,
            Caller caller,
            Conditions conditions,
            Instant now) {
        return new DataAct(
                conditions.newId(),
                kind,
                now,
                caller.account(),
                caller.actingRole(),
                complaint.id(),
                complaint.ledgerNumber(),
                complaint.unit().path(),
                purpose,
                note,
                conditions.digest());
    }
}
