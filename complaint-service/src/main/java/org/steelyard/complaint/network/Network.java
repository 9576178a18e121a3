package org.steelyard.complaint.network;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Service;
import org.steelyard.contracts.NetworkEvent.OfficeEvent;
import org.steelyard.contracts.NetworkEvent.UnitEvent;

/** The units of the network, learnt from its topic. */
@Service
public class Network {

    private final MongoOperations mongo;

    Network(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** The unit with this code, none if the network never told of it. */
    public @Nullable KnownUnit unit(String code) {
        return mongo.findById(code, KnownUnit.class);
    }

    /** Whether the network ever told of an office with this code. */
    public boolean hasOffice(String code) {
        return mongo.findById(code, KnownOffice.class) != null;
    }

    /** Takes note of an office, unless something newer is known. */
    public void learn(OfficeEvent event) {
        var known = mongo.findById(event.state().code(), KnownOffice.class);
        if (known == null || known.sequence() < event.sequence()) {
            var unused = mongo.save(
                    new KnownOffice(event.state().code(), event.sequence(), known == null ? null : known.version()));
        }
    }

    /** Takes over what a fact says of a unit, unless something newer is known. */
    public void learn(UnitEvent event) {
        var known = unit(event.origin().unit().code());
        if (known == null || known.sequence() < event.sequence()) {
            var learnt = KnownUnit.from(event, known == null ? null : known.version());
            learnPhones(event, known, learnt); // before the unit, so that what is interrupted is told and done again
            var unused = mongo.save(learnt);
        }
    }

    private void learnPhones(UnitEvent event, @Nullable KnownUnit before, KnownUnit after) {
        var keys = new LinkedHashSet<>(Objects.requireNonNullElse(after.phoneKeys(), List.<String>of()));
        if (before != null && before.phoneKeys() != null) {
            keys.addAll(before.phoneKeys());
        }
        for (var key : keys) {
            var phone = phone(key);
            var learnt = phone.of(after.code(), event.state().officers());
            if (!learnt.equals(phone)) {
                var unused = mongo.save(learnt);
            }
        }
    }

    /** Whether a phone, known by its keyed hash, is of somebody serving anywhere in the network on that day. */
    public boolean isOfStaff(String phoneKey, LocalDate day) {
        return phone(phoneKey).isOfStaff(day);
    }

    /** Whether it is of somebody serving at that unit on that day; none if no phone of the unit was ever told. */
    public @Nullable Boolean isOfStaffOf(String unit, String phoneKey, LocalDate day) {
        var known = unit(unit);
        return known == null || !known.hasPhones() ? null : phone(phoneKey).isOfStaffOf(unit, day);
    }

    private StaffPhone phone(String key) {
        var known = mongo.findById(key, StaffPhone.class);
        return known == null ? StaffPhone.unknown(key) : known;
    }
}
