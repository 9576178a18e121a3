package org.steelyard.training.study;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.steelyard.contracts.Role;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Created;
import org.steelyard.platform.outbox.Outbox;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.PageRequest;
import org.steelyard.training.syllabus.SyllabusPublishing;

/** The county publishes material to study modules alone, and everybody in it reads it. */
@Service
public class MaterialPublishing {

    private final Materials materials;
    private final SyllabusPublishing syllabi;
    private final Outbox outbox;
    private final Clock clock;

    MaterialPublishing(Materials materials, SyllabusPublishing syllabi, Outbox outbox, Clock clock) {
        this.materials = materials;
        this.syllabi = syllabi;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Publishes the next version of a module's material, the first one included. */
    public Created<Material> publish(Draft draft, Caller by, Conditions conditions) {
        by.require(Role.COUNTY_REGULATOR, Role.IMPORTER);
        var county = SyllabusPublishing.countyOf(by);
        var known = syllabi.modulesEver(county);
        if (!known.contains(draft.module())) {
            throw new FieldRefused("module", "unknown-module", String.join(", ", known));
        }
        requireWhole(draft);
        var edition = draft.edition();
        if (edition > 1 && materials.find(county, draft.module(), edition - 1) == null) {
            throw outOfOrder(county, draft.module());
        }
        var created = outbox.create(draft.material(county, clock.instant().truncatedTo(ChronoUnit.MILLIS)), conditions);
        if (!created.fresh() && !created.repeated()) {
            throw outOfOrder(county, draft.module());
        }
        return created;
    }

    private MaterialOutOfOrder outOfOrder(String county, String module) {
        var latest = materials.latest(county, module);
        return new MaterialOutOfOrder(latest == null ? 1 : latest.edition() + 1);
    }

    private static void requireWhole(Draft draft) {
        if (draft.text() == null && draft.link() == null) {
            throw new FieldRefused("text", "material-needed");
        }
        for (int i = 0; i < draft.questions().size(); i++) {
            var question = draft.questions().get(i);
            var last = question.options().size() - 1;
            if (new HashSet<>(question.options()).size() <= last) {
                throw new FieldRefused("questions[" + i + "].options", "twice");
            }
            if (new HashSet<>(question.right()).size() < question.right().size()) {
                throw new FieldRefused("questions[" + i + "].right", "twice");
            }
            if (question.right().stream().anyMatch(right -> right < 0 || right > last)) {
                throw new FieldRefused("questions[" + i + "].right", "option-range", last);
            }
        }
    }

    /** The latest material of a module in the caller's county. */
    public Material material(String module, Caller caller) {
        var material = materials.latest(SyllabusPublishing.countyOf(caller), module);
        if (material == null) {
            throw new NotFound("material", module);
        }
        return material;
    }

    /** One more than a page of all versions of material in the caller's county. */
    public List<Material> materials(@Nullable String module, Caller caller, PageRequest page) {
        return materials.of(SyllabusPublishing.countyOf(caller), module, page);
    }

    /**
     * Material to be published.
     *
     * @param edition the version, counted from 1
     * @param text to be read, if it is short enough to stand here
     * @param link where else it is to be found
     */
    public record Draft(
            String module,
            int edition,
            @Nullable String text,
            @Nullable String link,
            List<Question> questions) {

        public Draft {
            questions = List.copyOf(questions);
        }

        Material material(String county, Instant now) {
            return new Material(
                    Material.idOf(county, module, edition), county, module, edition, text, link, questions, now);
        }
    }
}
