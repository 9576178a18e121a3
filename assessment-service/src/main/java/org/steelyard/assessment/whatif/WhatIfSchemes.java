package org.steelyard.assessment.whatif;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.steelyard.assessment.scheme.Scheme;
import org.steelyard.assessment.scheme.SchemePublishing;
import org.steelyard.assessment.scheme.Schemes;
import org.steelyard.contracts.UnitKind;
import org.steelyard.platform.problem.NotFound;

/** The schemes that a what-if compares: found from what was asked alone, so that they are the same after a restart. */
@Component
class WhatIfSchemes {

    private final Schemes schemes;
    private final SchemePublishing publishing;

    WhatIfSchemes(Schemes schemes, SchemePublishing publishing) {
        this.schemes = schemes;
        this.publishing = publishing;
    }

    /** One for each kind of unit that is scored, on either side. */
    record Pair(List<Scheme> current, List<Scheme> proposed) {}

    Pair of(WhatIf.Asked asked) {
        var current = byRef(asked.current());
        var text = asked.text();
        var proposed = text == null ? byRef(asked.proposed()) : publishing.read(text);
        return new Pair(with(current, asked), with(proposed, asked));
    }

    private Scheme byRef(String ref) {
        return schemes.byRef(ref).orElseThrow(() -> new NotFound("scheme", ref));
    }

    /** The other kind of unit is scored by the version in force: points count in the score of their station. */
    private List<Scheme> with(Scheme chosen, WhatIf.Asked asked) {
        var other = chosen.kind() == UnitKind.POINT ? UnitKind.STATION : UnitKind.POINT;
        var both = new ArrayList<>(List.of(chosen));
        schemes.of(other, asked.period(), asked.asOf()).ifPresent(both::add);
        return both;
    }
}
