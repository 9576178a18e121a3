package org.steelyard.complaint.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.EscalationEvent.EscalatedToOffice;
import org.steelyard.contracts.EscalationEvent.EscalationAcknowledged;
import org.steelyard.contracts.EscalationEvent.EscalationResolved;
import org.steelyard.contracts.EscalationEvent.EscalationReturned;
import org.steelyard.contracts.EscalationEvent.ReferralDue;
import org.steelyard.contracts.EscalationTrigger;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.ResolutionOutcome;
import org.steelyard.contracts.ReturnReason;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitRef;
import org.steelyard.platform.event.EventCodec;
import org.steelyard.testkit.TestIssuer;
import org.steelyard.testkit.TopicReader;

class EscalationReflectedIT extends LedgerScene {

    private final String escalation = UUID.randomUUID().toString();
    private final String office = TestIssuer.officeToken(OFFICE, COUNTY);

    @BeforeEach
    void scene() {
        theCountyAndTheStation();
    }

    @Test
    void followsTheReferralToItsEndAndTellsItOnceHoweverOftenTheFactsCome() {
        var point = aPoint();
        var id = registered(point);
        assertThat(get("/api/complaints/" + id, office).status()).isEqualTo(404);

        tell(new ReferralDue(origin(point, 1, Role.SYSTEM), id, "R1", 1, null, null));
        tell(escalated(point, id, 2));
        tell(escalated(point, id, 2));
        awaitStatus(id, ComplaintStatus.ESCALATED);
        var seen = get("/api/complaints/" + id, office);
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.text("complainant/name")).isEqualTo("张三");
        assertThat(seen.text("referral/office")).isEqualTo(OFFICE);
        assertThat(get("/api/complaints?limit=200", office).raw().body()).contains(id);
        var refused = step(id, "acceptance", "{}", officerOf(point));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("state")).isEqualTo("ESCALATED");

        tell(new EscalationAcknowledged(origin(point, 3, Role.OFFICE_OFFICER), id, OFFICE, null));
        tell(resolved(point, id, 4));
        tell(escalated(point, id, 2));
        tell(resolved(point, id, 4));
        awaitStatus(id, ComplaintStatus.RESOLVED);
        awaitAllHeard(point);

        assertThat(stored(id).getList("steps", Document.class).stream().map(step -> step.getString("type")))
                .containsExactly("RECEPTION", "ESCALATION", "RESOLUTION");
        var facts = told(id, 2);
        assertThat(facts).hasSize(2);
        assertThat(header(facts.getLast(), EventCodec.TYPE)).isEqualTo("complaint-resolved.v1");
        assertThat(header(facts.getLast(), EventCodec.SEQUENCE)).isEqualTo("2");
        var fact = json.readTree(facts.getLast().value());
        assertThat(fact.at("/escalation").asString()).isEqualTo(escalation);
        assertThat(fact.at("/outcome").asString()).isEqualTo("CASE_FILED");
        assertThat(fact.at("/actorRole").asString()).isEqualTo("OFFICE_OFFICER");
    }

    @Test
    void goesBackToMediationWhenTheOfficeReturnsIt() {
        var point = aPoint();
        var id = registered(point);
        tell(escalated(point, id, 1));
        tell(new EscalationReturned(origin(point, 2, Role.OFFICE_OFFICER), id, OFFICE, ReturnReason.PAPERS_MISSING));

        awaitStatus(id, ComplaintStatus.IN_MEDIATION);
        var view = get("/api/complaints/" + id, officerOf(point));
        assertThat(view.text("referral/status")).isEqualTo("RETURNED");
        assertThat(view.text("referral/code")).isEqualTo("PAPERS_MISSING");
        clock.putForward(java.time.Duration.ofSeconds(1));
        assertThat(step(id, "settlement", "{}", officerOf(point)).text("status"))
                .isEqualTo("SETTLED");
        assertThat(told(id, 2)).hasSize(2);
    }

    @Test
    void closedComplaintKeepsItsEndAndNotesTheLateFact() {
        var point = aPoint();
        var id = registered(point);
        assertThat(step(id, "withdrawal", "{}", officerOf(point)).status()).isEqualTo(200);

        tell(escalated(point, id, 1));
        tell(resolved(point, id, 2));
        awaitAllHeard(point);

        assertThat(stored(id).getString("status")).isEqualTo("WITHDRAWN");
        assertThat(stored(id).getList("steps", Document.class)).hasSize(4);
        assertThat(told(id, 2)).hasSize(2);
    }

    @Test
    void factAboutAnUnknownComplaintIsPutAside() {
        var point = aPoint();
        tell(escalated(point, "no-such-complaint", 1));

        await().untilAsserted(() -> assertThat(TopicReader.readAll(consumers, "escalation-events.dlt"))
                .anyMatch(record -> header(record, EventCodec.SUBJECT).equals(escalation)));
        awaitAllHeard(point);
    }

    private void awaitStatus(String id, ComplaintStatus status) {
        await().untilAsserted(() -> assertThat(stored(id).getString("status")).isEqualTo(status.name()));
    }

    /** All facts of a unit are in one partition, so when the last one has its effect the others had theirs. */
    private void awaitAllHeard(UnitRef point) {
        var marker = registered(point);
        tell(new EscalatedToOffice(
                new Origin(
                        "escalation-service",
                        UUID.randomUUID().toString(),
                        1,
                        clock.instant(),
                        clock.instant(),
                        point,
                        Role.POINT_OFFICER,
                        Channel.APP),
                marker,
                OFFICE,
                EscalationTrigger.OFFICER,
                null,
                null,
                null,
                null));
        awaitStatus(marker, ComplaintStatus.ESCALATED);
    }

    private EscalatedToOffice escalated(UnitRef point, String complaint, long sequence) {
        return new EscalatedToOffice(
                origin(point, sequence, Role.POINT_OFFICER),
                complaint,
                OFFICE,
                EscalationTrigger.OFFICER,
                "R1",
                1,
                null,
                null);
    }

    private EscalationResolved resolved(UnitRef point, String complaint, long sequence) {
        return new EscalationResolved(
                origin(point, sequence, Role.OFFICE_OFFICER), complaint, OFFICE, ResolutionOutcome.CASE_FILED);
    }

    private Origin origin(UnitRef point, long sequence, Role role) {
        return new Origin(
                "escalation-service", escalation, sequence, clock.instant(), clock.instant(), point, role, Channel.APP);
    }
}
