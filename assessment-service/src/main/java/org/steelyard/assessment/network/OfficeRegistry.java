package org.steelyard.assessment.network;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.steelyard.contracts.NetworkEvent.OfficeState;
import org.steelyard.contracts.Role;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Created;
import org.steelyard.platform.outbox.Outbox;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;
import org.steelyard.platform.web.PageRequest;

/** What the county does with the offices that take its referrals. */
@Service
public class OfficeRegistry {

    private final Offices offices;
    private final Units units;
    private final Counties counties;
    private final Outbox outbox;
    private final NetworkSettings settings;
    private final MeterRegistry meters;

    OfficeRegistry(
            Offices offices,
            Units units,
            Counties counties,
            Outbox outbox,
            NetworkSettings settings,
            MeterRegistry meters) {
        this.offices = offices;
        this.units = units;
        this.counties = counties;
        this.outbox = outbox;
        this.settings = settings;
        this.meters = meters;
    }

    /** Takes an office in; every unit it covers is known and lies in the caller's county. */
    public Created<Office> register(OfficeState state, Caller by, Moment at, Conditions conditions) {
        by.require(Role.COUNTY_REGULATOR, Role.IMPORTER);
        NetworkRegistry.requirePattern("code", state.code(), settings.officeCode());
        var office = new Office(
                state.code(),
                countyOf(state.covers(), by),
                state.name(),
                state.kind(),
                state.categories(),
                state.covers(),
                state.onDuty());
        var created = outbox.create(office, conditions, office.register(by, at));
        if (!created.fresh() && !created.repeated()) {
            throw new AlreadyRegistered(state.code());
        }
        if (created.fresh()) {
            meters.counter("steelyard.network.changes", "change", "office-registered")
                    .increment();
        }
        return created;
    }

    private String countyOf(List<String> covers, Caller by) {
        var known = units.all(new HashSet<>(covers)).stream()
                .filter(unit -> by.covers(unit.path()))
                .collect(Collectors.toMap(Unit::id, Unit::county));
        for (int i = 0; i < covers.size(); i++) {
            if (!known.containsKey(covers.get(i))) {
                throw new FieldRefused("covers[" + i + "]", "unknown-unit");
            }
        }
        return known.values().iterator().next();
    }

    /** An office of the caller's county. */
    public Office office(String code, Caller caller) {
        var office = offices.find(code);
        if (office == null || !office.county().equals(counties.of(caller))) {
            throw new NotFound("office", code);
        }
        return office;
    }

    /** One more than a page of the offices of the caller's county. */
    public List<Office> offices(Caller caller, PageRequest page) {
        var county = counties.of(caller);
        return county == null ? List.of() : offices.inCounty(county, page);
    }

    /** An office by its code, whoever asks; none if there is no such office. */
    public @Nullable Office lookUp(String code) {
        return offices.find(code);
    }
}
