package org.steelyard.assessment.network;

import com.google.errorprone.annotations.CheckReturnValue;
import java.util.List;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.NetworkEvent.OfficeRegistered;
import org.steelyard.contracts.NetworkEvent.OfficeState;
import org.steelyard.contracts.OfficeKind;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.platform.outbox.Aggregate;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;

/** A department that takes referrals of some categories from some part of its county; its code is its id. */
@CheckReturnValue
@Document("offices")
public class Office extends Aggregate {

    private final String county;
    private final String name;
    private final OfficeKind kind;
    private final List<Category> categories;
    private final List<String> covers;
    private final boolean onDuty;

    Office(
            String id,
            String county,
            String name,
            OfficeKind kind,
            List<Category> categories,
            List<String> covers,
            boolean onDuty) {
        super(id);
        this.county = county;
        this.name = name;
        this.kind = kind;
        this.categories = List.copyOf(categories);
        this.covers = List.copyOf(covers);
        this.onDuty = onDuty;
    }

    OfficeRegistered register(Caller by, Moment at) {
        var origin = new Origin(
                NetworkRegistry.SOURCE,
                id(),
                nextSequence(),
                at.occurredAt(),
                at.recordedAt(),
                new UnitRef(county, UnitKind.COUNTY, List.of(county)),
                by.actingRole(),
                by.channel(Channel.APP));
        return new OfficeRegistered(origin, state());
    }

    /** The office as it is told. */
    public OfficeState state() {
        return new OfficeState(id(), name, kind, categories, covers, onDuty);
    }

    /** The code of its county. */
    public String county() {
        return county;
    }
}
