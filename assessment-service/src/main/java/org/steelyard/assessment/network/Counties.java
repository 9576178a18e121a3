package org.steelyard.assessment.network;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.steelyard.platform.security.Caller;

/** Finds the county a caller belongs to: what the network is called and where it lies is no secret within a county. */
@Component
class Counties {

    private final Offices offices;

    Counties(Offices offices) {
        this.offices = offices;
    }

    /** The county's code, none for somebody without unit and office. */
    @Nullable
    String of(Caller caller) {
        if (!caller.path().isEmpty()) {
            return caller.path().getFirst();
        }
        var code = caller.office();
        if (code != null) {
            var office = offices.find(code);
            return office == null ? null : office.county();
        }
        return caller.unit();
    }
}
