package org.steelyard.escalation.rule;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Created;
import org.steelyard.platform.outbox.Outbox;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.problem.NotAllowed;
import org.steelyard.platform.security.Caller;

/** How a county changes its rules: a new version, for complaints received from a day to come on. */
@Service
public class RuleEditing {

    private final RuleVersions versions;
    private final Outbox outbox;
    private final Clock clock;

    RuleEditing(RuleVersions versions, Outbox outbox, Clock clock) {
        this.versions = versions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The versions of the caller's county, the first one first. */
    public List<RuleVersion> versions(Caller caller) {
        return versions.of(countyOf(caller));
    }

    /** Today where the network is. */
    public LocalDate today() {
        return WorkingCalendar.dateOf(clock.instant());
    }

    /** The version that holds for a complaint received today. */
    public int inForce(Caller caller) {
        return versions.inForce(countyOf(caller), today())
                .map(RuleVersion::number)
                .orElse(0);
    }

    /**
     * Publishes a version. It begins later than every other, and after today: what was judged stays judged, and no day has two
     * versions.
     */
    public Created<RuleVersion> publish(
            @Nullable LocalDate validFrom,
            @Nullable List<@Nullable RuleRow> rules,
            Caller caller,
            Conditions conditions) {
        caller.require(Role.COUNTY_REGULATOR);
        RuleCheck.require(rules);
        if (validFrom == null) {
            throw new FieldRefused("validFrom", "required");
        }
        var county = countyOf(caller);
        var known = versions.of(county);
        var again = known.stream()
                .filter(version -> version.id().equals(conditions.newId()))
                .findFirst();
        if (again.isEmpty()) {
            requireLater(validFrom, known);
        }
        var number = known.getLast().number() + 1;
        var rows = Objects.requireNonNull(rules).stream()
                .map(Objects::requireNonNull)
                .toList();
        var version = new RuleVersion(
                conditions.newId(),
                county,
                number,
                validFrom,
                rows,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        try {
            return outbox.create(version, conditions);
        } catch (DuplicateKeyException overtaken) {
            throw new EditedMeanwhile(overtaken);
        }
    }

    /** Refuses rules that could not be published, whenever. */
    public List<RuleRow> check(@Nullable List<@Nullable RuleRow> rules, Caller caller) {
        caller.require(Role.COUNTY_REGULATOR);
        RuleCheck.require(rules);
        return Objects.requireNonNull(rules).stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    private void requireLater(LocalDate validFrom, List<RuleVersion> known) {
        var latest = known.getLast().validFrom();
        var earliest = latest.isAfter(today()) ? latest.plusDays(1) : today().plusDays(1);
        if (validFrom.isBefore(earliest)) {
            throw new FieldRefused("validFrom", "not-before", earliest);
        }
    }

    private static String countyOf(Caller caller) {
        if (caller.path().isEmpty()) {
            throw new NotAllowed();
        }
        return caller.path().getFirst();
    }
}
