package org.steelyard.training.syllabus;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.steelyard.contracts.Role;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Created;
import org.steelyard.platform.outbox.Outbox;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;
import org.steelyard.platform.web.PageRequest;
import org.steelyard.training.syllabus.Edition.Module;

/** What the county does with its syllabi. */
@Service
public class SyllabusPublishing {

    private final Syllabi syllabi;
    private final Outbox outbox;
    private final SyllabusSettings settings;

    SyllabusPublishing(Syllabi syllabi, Outbox outbox, SyllabusSettings settings) {
        this.syllabi = syllabi;
        this.outbox = outbox;
        this.settings = settings;
    }

    /** Publishes the next version of a syllabus, the first one included. */
    public Created<Syllabus> publish(String code, Edition edition, Caller by, Moment at, Conditions conditions) {
        by.require(Role.COUNTY_REGULATOR, Role.IMPORTER);
        requireDistinct(edition.modules());
        var county = countyOf(by);
        if (syllabi.find(county, code) == null) {
            var first = Syllabus.of(county, code);
            var created = outbox.create(first, conditions, first.publish(edition, settings.maxEditions(), by, at));
            if (created.fresh() || created.repeated()) {
                return created;
            }
        }
        var fresh = new AtomicBoolean();
        var next = outbox.change(() -> syllabi.require(county, code), conditions, syllabus -> {
            fresh.set(true);
            return syllabus.publish(edition, settings.maxEditions(), by, at);
        });
        return new Created<>(next, fresh.get(), !fresh.get());
    }

    private static void requireDistinct(List<Module> modules) {
        var seen = new HashSet<String>();
        for (int i = 0; i < modules.size(); i++) {
            if (!seen.add(modules.get(i).code())) {
                throw new FieldRefused("modules[" + i + "].code", "twice");
            }
        }
    }

    /** A syllabus of the caller's county. */
    public Syllabus syllabus(String code, Caller caller) {
        return syllabi.require(countyOf(caller), code);
    }

    /** One more than a page of the syllabi of the caller's county. */
    public List<Syllabus> syllabi(Caller caller, PageRequest page) {
        return syllabi.of(countyOf(caller), page);
    }

    /** The modules taught in a county on a day, by code, and whether each can be studied alone. */
    public SequencedMap<String, Boolean> modulesInForce(String county, LocalDate day) {
        var modules = new LinkedHashMap<String, Boolean>();
        syllabi.of(county).stream()
                .flatMap(syllabus -> syllabus.inForce(day).stream())
                .forEach(module -> modules.merge(module.code(), module.selfStudy(), Boolean::logicalOr));
        return modules;
    }

    /** A module as it is taught on a day, none if it is not. */
    public @Nullable Module module(String county, String code, LocalDate day) {
        return syllabi.of(county).stream()
                .flatMap(syllabus -> syllabus.inForce(day).stream())
                .filter(module -> module.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    /** The codes of all modules of a county that any edition names, even one not in force yet. */
    public Set<String> modulesEver(String county) {
        return syllabi.of(county).stream()
                .flatMap(syllabus -> syllabus.editions().stream())
                .flatMap(edition -> edition.modules().stream())
                .map(Module::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The county a caller belongs to. */
    public static String countyOf(Caller caller) {
        var county = caller.path().isEmpty() ? caller.unit() : caller.path().getFirst();
        if (county == null) {
            throw new NotFound("unit", "");
        }
        return county;
    }
}
