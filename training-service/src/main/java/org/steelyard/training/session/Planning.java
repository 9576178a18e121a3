package org.steelyard.training.session;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.problem.NotAllowed;
import org.steelyard.platform.security.Caller;
import org.steelyard.training.network.KnownUnit;
import org.steelyard.training.network.Network;
import org.steelyard.training.syllabus.SyllabusPublishing;

/** Checks a plan against the network and the syllabus: who gives it, to whom, and what is taught. */
@Component
class Planning {

    private static final List<Role> AUDIENCES = List.of(Role.POINT_OFFICER, Role.STATION_OFFICER);

    private final Network network;
    private final SyllabusPublishing syllabi;
    private final SignInCodes codes;
    private final SessionSettings settings;

    Planning(Network network, SyllabusPublishing syllabi, SignInCodes codes, SessionSettings settings) {
        this.network = network;
        this.syllabi = syllabi;
        this.codes = codes;
        this.settings = settings;
    }

    Session session(String id, SessionPlan plan, @Nullable String giverCode, Caller by) {
        if (!plan.endsAt().isAfter(plan.startsAt())
                || plan.endsAt().isAfter(plan.startsAt().plus(settings.maxLength()))) {
            throw new FieldRefused("endsAt", "after-start", settings.maxLength().toDays());
        }
        if (plan.audience() != null && !AUDIENCES.contains(plan.audience())) {
            throw new FieldRefused("audience", "one-of", AUDIENCES);
        }
        var giver = giver(giverCode, by);
        var reach = reach(plan.areas(), giver);
        requireTaught(plan, giver);
        return Session.of(id, giver.ref(), plan, List.copyOf(reach), codes.newSecret());
    }

    private KnownUnit giver(@Nullable String code, Caller by) {
        var own = code == null ? by.area() : code;
        if (own == null) {
            throw new NotAllowed();
        }
        var giver = network.find(own);
        if (giver == null || !by.covers(giver.path())) {
            throw new FieldRefused("unit", "unknown-unit");
        }
        if (giver.kind() == UnitKind.POINT) {
            throw new FieldRefused("unit", "giver");
        }
        return giver;
    }

    /** The areas and every unit above one of them. */
    private Set<String> reach(List<String> areas, KnownUnit giver) {
        Map<String, KnownUnit> known = network.all(new HashSet<>(areas));
        var reach = new LinkedHashSet<String>();
        for (int i = 0; i < areas.size(); i++) {
            var area = known.get(areas.get(i));
            if (area == null || !area.path().getFirst().equals(giver.path().getFirst())) {
                throw new FieldRefused("areas[" + i + "]", "unknown-unit");
            }
            if (!area.path().contains(giver.code())) {
                throw new FieldRefused("areas[" + i + "]", "outside-giver");
            }
            reach.addAll(area.path());
        }
        return reach;
    }

    private void requireTaught(SessionPlan plan, KnownUnit giver) {
        var taught = syllabi.modulesInForce(giver.path().getFirst(), WorkingCalendar.dateOf(plan.startsAt()))
                .keySet();
        for (int i = 0; i < plan.modules().size(); i++) {
            if (!taught.contains(plan.modules().get(i))) {
                throw new FieldRefused("modules[" + i + "]", "unknown-module", String.join(", ", taught));
            }
        }
    }
}
