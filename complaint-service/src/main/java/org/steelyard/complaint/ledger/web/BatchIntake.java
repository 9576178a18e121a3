package org.steelyard.complaint.ledger.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Validator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.steelyard.complaint.ledger.Complaint;
import org.steelyard.complaint.ledger.ComplaintHandling;
import org.steelyard.complaint.ledger.web.BatchController.EntryResult;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.problem.PartProblems;
import org.steelyard.platform.security.Caller;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes in one entry of a batch as if it had come alone. Repeating it is harmless: the entry is known by its reference (or
 * by the request's key and its place), each step by the entry and its place, so that a batch that was cut off anywhere is
 * simply sent again and goes on where it stopped.
 */
@Component
class BatchIntake {

    private static final String STEPS = "steps";

    private final ComplaintHandling handling;
    private final BatchSteps steps;
    private final BatchSettings settings;
    private final PartProblems problems;
    private final Validator validator;
    private final JsonMapper json;
    private final Clock clock;

    BatchIntake(
            ComplaintHandling handling,
            BatchSteps steps,
            BatchSettings settings,
            PartProblems problems,
            Validator validator,
            JsonMapper json,
            Clock clock) {
        this.handling = handling;
        this.steps = steps;
        this.settings = settings;
        this.problems = problems;
        this.validator = validator;
        this.json = json;
        this.clock = clock;
    }

    EntryResult take(JsonNode entry, int index, Caller caller, Conditions batch, HttpServletRequest http) {
        var reference = entry.path("externalReference").asString(null);
        try {
            var later = stepsOf(entry);
            var request = json.treeToValue(without(entry), RegisterComplaint.class);
            var violations = validator.validate(request);
            if (!violations.isEmpty()) {
                return EntryResult.refused(index, reference, problems.of(violations, http));
            }
            var own = conditions(entry, index, reference, batch);
            var created = handling.register(request.registration(), caller, own, request.deed(caller, clock.instant()));
            var complaint = created.aggregate();
            return follow(
                    EntryResult.taken(index, reference, created.fresh(), complaint, 0), complaint, later, caller, http);
        } catch (RuntimeException failure) {
            return EntryResult.refused(index, reference, problems.of(failure, http));
        }
    }

    /** Takes the steps one after another and stops at the first that is refused. */
    private EntryResult follow(
            EntryResult entered, Complaint complaint, List<JsonNode> later, Caller caller, HttpServletRequest http) {
        var result = entered;
        for (int step = 0; step < later.size(); step++) {
            try {
                var key = caller.account() + " batch " + complaint.id() + " " + step;
                var conditions = new Conditions(null, key, digest(later.get(step)));
                var changed = steps.take(complaint.id(), later.get(step), caller, conditions);
                result = EntryResult.taken(
                        entered.index(), entered.externalReference(), entered.status() == 201, changed, step + 1);
            } catch (RuntimeException failure) {
                return result.stoppedBy(at(step, problems.of(failure, http)));
            }
        }
        return result;
    }

    private static ProblemDetail at(int step, ProblemDetail problem) {
        problem.setProperty("step", step);
        return problem;
    }

    private List<JsonNode> stepsOf(JsonNode entry) {
        var given = entry.path(STEPS);
        if (given.isMissingNode() || given.isNull()) {
            return List.of();
        }
        if (!given.isArray()) {
            throw new FieldRefused(STEPS, "type", "List");
        }
        if (given.size() > settings.maxSteps()) {
            throw new FieldRefused(STEPS, "too-many-entries", settings.maxSteps());
        }
        var list = new ArrayList<JsonNode>();
        given.forEach(list::add);
        return list;
    }

    private static JsonNode without(JsonNode entry) {
        return entry instanceof ObjectNode object ? object.deepCopy().without(STEPS) : entry;
    }

    /** What has no name of its own cannot be sent again without being entered again. */
    private Conditions conditions(JsonNode entry, int index, @Nullable String reference, Conditions batch) {
        if (reference != null && !reference.isBlank()) {
            return new Conditions(null, null, digest(entry));
        }
        if (batch.key() == null) {
            throw new FieldRefused("externalReference", "required");
        }
        return new Conditions(null, batch.key() + " " + index, digest(entry));
    }

    private String digest(JsonNode node) throws JacksonException {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(json.writeValueAsString(node).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
