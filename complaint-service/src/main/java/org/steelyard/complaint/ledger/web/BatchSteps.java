package org.steelyard.complaint.ledger.web;

import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.steelyard.complaint.ledger.Complaint;
import org.steelyard.complaint.ledger.ComplaintHandling;
import org.steelyard.complaint.ledger.StepType;
import org.steelyard.complaint.ledger.Timed;
import org.steelyard.complaint.ledger.web.StepRequests.AcceptComplaint;
import org.steelyard.complaint.ledger.web.StepRequests.AttemptMediation;
import org.steelyard.complaint.ledger.web.StepRequests.DeclineComplaint;
import org.steelyard.complaint.ledger.web.StepRequests.SettleComplaint;
import org.steelyard.complaint.ledger.web.StepRequests.TerminateMediation;
import org.steelyard.complaint.ledger.web.StepRequests.WithdrawComplaint;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.security.Caller;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Takes the steps that come along with an entry: those by which a point brings a case to its end on the spot. */
@Component
class BatchSteps {

    private static final String STEP = "step";
    private static final Set<StepType> TAKEN = EnumSet.of(
            StepType.ACCEPTANCE,
            StepType.DECLINATION,
            StepType.MEDIATION_ATTEMPT,
            StepType.SETTLEMENT,
            StepType.TERMINATION,
            StepType.WITHDRAWAL);

    private final ComplaintHandling handling;
    private final Validator validator;
    private final JsonMapper json;
    private final Clock clock;

    BatchSteps(ComplaintHandling handling, Validator validator, JsonMapper json, Clock clock) {
        this.handling = handling;
        this.validator = validator;
        this.json = json;
        this.clock = clock;
    }

    /** Takes a step: its name as in the path of the interface, beside the body it would have there. */
    Complaint take(String id, JsonNode step, Caller caller, Conditions conditions) {
        return switch (typeOf(step)) {
            case ACCEPTANCE -> {
                var body = body(step, AcceptComplaint.class);
                yield handling.accept(id, caller, conditions, deed(body, caller));
            }
            case DECLINATION -> {
                var body = body(step, DeclineComplaint.class);
                yield handling.decline(id, caller, conditions, deed(body, caller), body.ground());
            }
            case MEDIATION_ATTEMPT -> {
                var body = body(step, AttemptMediation.class);
                yield handling.attemptMediation(id, caller, conditions, deed(body, caller), body.outcome());
            }
            case SETTLEMENT -> {
                var body = body(step, SettleComplaint.class);
                var amount = Amount.money(body.settledAmount());
                yield handling.settle(id, caller, conditions, deed(body, caller), amount);
            }
            case TERMINATION -> {
                var body = body(step, TerminateMediation.class);
                yield handling.terminate(id, caller, conditions, deed(body, caller), body.ground());
            }
            case WITHDRAWAL -> {
                var body = body(step, WithdrawComplaint.class);
                yield handling.withdraw(id, caller, conditions, deed(body, caller));
            }
            default -> throw new IllegalStateException("Not among the steps taken");
        };
    }

    private org.steelyard.complaint.ledger.Deed deed(Timed body, Caller caller) {
        return body.deed(caller, clock.instant());
    }

    private static StepType typeOf(JsonNode step) {
        var name = step.path(STEP).asString("");
        return TAKEN.stream()
                .filter(type -> type.resource().equals(name))
                .findFirst()
                .orElseThrow(() -> new FieldRefused(
                        "steps." + STEP,
                        "one-of",
                        Arrays.toString(TAKEN.stream().map(StepType::resource).toArray())));
    }

    private <T> T body(JsonNode step, Class<T> type) {
        var body = json.treeToValue(((ObjectNode) step).deepCopy().without(STEP), type);
        var violations = validator.validate(body);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return body;
    }
}
