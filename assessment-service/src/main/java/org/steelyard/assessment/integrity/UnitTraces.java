package org.steelyard.assessment.integrity;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.contracts.UnitRef;

/** What the checks know of a unit and year, by the time things happened. */
@Document("integrity_traces")
record UnitTraces(
        @Id String id, @Version @Nullable Long version, String county, UnitRef unit, int year, List<Trace> traces) {

    UnitTraces {
        traces = List.copyOf(traces);
    }

    static String idOf(String unit, int year) {
        return unit + "|" + year;
    }

    static UnitTraces none(UnitRef unit, int year) {
        return new UnitTraces(idOf(unit.code(), year), null, unit.path().getFirst(), unit, year, List.of());
    }

    /** With these merged in; what is new once {@code limit} subjects are known stays out. */
    UnitTraces with(Collection<Trace> more, int limit) {
        var bySubject = new LinkedHashMap<String, Trace>();
        traces.forEach(trace -> bySubject.put(trace.subject(), trace));
        for (var trace : more) {
            if (bySubject.containsKey(trace.subject()) || bySubject.size() < limit) {
                bySubject.merge(trace.subject(), trace, Trace::merge);
            }
        }
        return new UnitTraces(id, version, county, unit, year, List.copyOf(bySubject.values()));
    }
}
