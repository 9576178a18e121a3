package org.steelyard.complaint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.EscalationEvent.EscalatedToOffice;
import org.steelyard.contracts.EscalationEvent.EscalationResolved;
import org.steelyard.contracts.EscalationTrigger;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.ResolutionOutcome;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitRef;

/** Each command in each state: done, or refused by a 409 that names the state and what is allowed from it. */
class StateMatrixIT extends LedgerScene {

    private static final Map<String, String> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("acceptance", "{}");
        COMMANDS.put("declination", "{\"ground\":\"OTHER\"}");
        COMMANDS.put("mediation-attempts", "{\"outcome\":\"FAILED\"}");
        COMMANDS.put("settlement", "{}");
        COMMANDS.put("termination", "{\"ground\":\"OTHER\"}");
        COMMANDS.put("withdrawal", "{}");
        COMMANDS.put("reopening", "{\"reason\":\"NEW_EVIDENCE\"}");
        COMMANDS.put("pauses", "{\"reason\":\"SUPPLEMENTING_DOCUMENTS\"}");
        COMMANDS.put("pauses/1/end", "{}");
        COMMANDS.put("corrections", "{\"reason\":\"CLERICAL_ERROR\",\"changes\":{\"harm\":\"INJURY\"}}");
        COMMANDS.put("callback", "{\"grade\":\"SATISFIED\"}");
    }

    @Autowired
    ComplaintHandling handling;

    @BeforeEach
    void scene() {
        theCountyAndTheStation();
    }

    /** Where a complaint can stand, with the commands that are allowed from there. */
    enum Stand {
        RECEIVED("acceptance", "declination", "withdrawal", "pauses", "corrections"),
        RECEIVED_AND_PAUSED("acceptance", "declination", "withdrawal", "pauses/1/end", "corrections"),
        ACCEPTED("mediation-attempts", "settlement", "termination", "withdrawal", "pauses", "corrections"),
        IN_MEDIATION("mediation-attempts", "settlement", "termination", "withdrawal", "pauses", "corrections"),
        IN_MEDIATION_AND_PAUSED(
                "mediation-attempts", "settlement", "termination", "withdrawal", "pauses/1/end", "corrections"),
        ESCALATED("withdrawal", "pauses", "corrections"),
        SETTLED("reopening", "corrections", "callback"),
        TERMINATED("reopening", "corrections", "callback"),
        DECLINED("reopening", "corrections", "callback"),
        WITHDRAWN("reopening", "corrections", "callback"),
        RESOLVED("reopening", "corrections", "callback"),
        REOPENED_AFTER_DECLINATION("acceptance", "declination", "withdrawal", "pauses", "corrections"),
        REOPENED_AFTER_SETTLEMENT(
                "mediation-attempts", "settlement", "termination", "withdrawal", "pauses", "corrections");

        private final List<String> allowed;

        Stand(String... allowed) {
            this.allowed = List.of(allowed);
        }

        ComplaintStatus status() {
            return ComplaintStatus.valueOf(name().replaceFirst("_A(ND|FTER)_.*", ""));
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesEveryCommandThatIsNotAllowedAndSaysWhatIs(Stand stand) {
        var point = aPoint();
        var id = standing(stand, point);
        var before = stored(id);

        COMMANDS.forEach((command, body) -> {
            if (!stand.allowed.contains(command) && !(command.startsWith("pauses/") && neverPaused(stand))) {
                var refused = step(id, command, body, stationOfficer());
                assertThat(refused.status()).as("%s from %s", command, stand).isEqualTo(409);
                assertThat(refused.text("type")).isEqualTo("urn:steelyard:problem:transition-refused");
                assertThat(refused.text("state")).isEqualTo(stand.status().name());
                assertThat(refused.body().at("/allowed").values().stream()
                                .map(allowed -> allowed.asString().replace("pauses/end", "pauses/1/end")))
                        .containsExactlyInAnyOrderElementsOf(stand.allowed);
                assertThat(refused.text("detail")).isNotBlank();
            }
        });
        assertThat(stored(id).get("steps")).isEqualTo(before.get("steps"));
    }

    @ParameterizedTest
    @EnumSource
    void doesEveryCommandThatIsAllowed(Stand stand) {
        for (var command : stand.allowed) {
            var id = standing(stand, aPoint());
            var done = step(id, command, bodyOf(command), stationOfficer());
            assertThat(done.status())
                    .as("%s from %s: %s", command, stand, done.raw().body())
                    .isEqualTo(200);
            var open = ComplaintStatus.valueOf(done.text("status")).isOpen();
            assertThat(done.body().at("/clock").isNull()).isEqualTo(!open);
        }
    }

    @Test
    void endOfAPauseThatNeverWasIsNotFound() {
        var id = registered(aPoint());

        assertThat(step(id, "pauses/1/end", "{}", stationOfficer()).status()).isEqualTo(404);
        assertThat(step(id, "pauses/x/end", "{}", stationOfficer()).status()).isEqualTo(400);
    }

    @Test
    void twoOfficersWhoSettleTheSameCaseAtOnceAreToldApart() {
        var point = aPoint();
        var id = standing(Stand.ACCEPTED, point);
        var seen = get("/api/complaints/" + id, stationOfficer()).header("ETag");
        var other = new ArrayList<Answer>();
        // the other officer comes exactly between reading and writing
        interference.beforeTheNextWrite(
                () -> other.add(step(id, "settlement", "{}", officerOf(point), "If-Match", seen)));

        var first = step(id, "settlement", "{}", stationOfficer(), "If-Match", seen);

        assertThat(List.of(first.status(), other.getFirst().status())).containsExactlyInAnyOrder(200, 412);
        assertThat(stored(id).getList("steps", Document.class)).hasSize(3);
    }

    @Test
    void ofManyOfficersWhoSettleAtOnceOneSettles() throws Exception {
        var id = standing(Stand.ACCEPTED, aPoint());
        var seen = get("/api/complaints/" + id, stationOfficer()).header("ETag");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Integer>();
            var jobs = new ArrayList<java.util.concurrent.Callable<Answer>>();
            for (int i = 0; i < 8; i++) {
                jobs.add(() -> step(id, "settlement", "{}", stationOfficer(), "If-Match", seen));
            }
            for (var job : threads.invokeAll(jobs)) {
                answers.add(job.get().status());
            }
            assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
            assertThat(answers).filteredOn(status -> status == 412).hasSize(7);
        }
    }

    private static String bodyOf(String command) {
        return Objects.requireNonNull(COMMANDS.get(command), command);
    }

    private static boolean neverPaused(Stand stand) {
        return !stand.name().endsWith("PAUSED"); // the pause itself is not there: 404
    }

    private String standing(Stand stand, UnitRef point) {
        var officer = officerOf(point);
        var id = registered(point);
        switch (stand) {
            case RECEIVED -> {}
            case RECEIVED_AND_PAUSED -> take(id, officer, "pauses");
            case ACCEPTED -> take(id, officer, "acceptance");
            case IN_MEDIATION -> take(id, officer, "acceptance", "mediation-attempts");
            case IN_MEDIATION_AND_PAUSED -> take(id, officer, "acceptance", "mediation-attempts", "pauses");
            case ESCALATED -> escalate(id, point);
            case SETTLED -> take(id, officer, "acceptance", "settlement");
            case TERMINATED -> take(id, officer, "acceptance", "termination");
            case DECLINED -> take(id, officer, "declination");
            case WITHDRAWN -> take(id, officer, "withdrawal");
            case RESOLVED -> resolve(id, point);
            case REOPENED_AFTER_DECLINATION -> {
                take(id, officer, "declination");
                take(id, stationOfficer(), "reopening");
            }
            case REOPENED_AFTER_SETTLEMENT -> {
                take(id, officer, "acceptance", "settlement");
                take(id, stationOfficer(), "reopening");
            }
        }
        assertThat(stored(id).getString("status")).isEqualTo(stand.status().name());
        return id;
    }

    private void take(String id, String token, String... commands) {
        for (var command : commands) {
            assertThat(step(id, command, bodyOf(command), token).status())
                    .as(command)
                    .isEqualTo(200);
        }
    }

    private String escalate(String id, UnitRef point) {
        var escalation = UUID.randomUUID().toString();
        handling.hear(new EscalatedToOffice(
                origin(escalation, 1, point), id, OFFICE, EscalationTrigger.OFFICER, null, null, null, null));
        return escalation;
    }

    private void resolve(String id, UnitRef point) {
        var escalation = escalate(id, point);
        handling.hear(
                new EscalationResolved(origin(escalation, 2, point), id, OFFICE, ResolutionOutcome.SETTLED_BY_OFFICE));
    }

    private Origin origin(String escalation, long sequence, UnitRef point) {
        return new Origin(
                "escalation-service",
                escalation,
                sequence,
                clock.instant(),
                clock.instant(),
                point,
                Role.OFFICE_OFFICER,
                Channel.APP);
    }
}
