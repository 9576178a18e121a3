package org.steelyard.local.sample;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.steelyard.contracts.UnitKind;
import org.steelyard.local.county.County;
import org.steelyard.local.county.County.Unit;
import tools.jackson.databind.JsonNode;

/** A gentle, invented life that goes on: every few seconds someone, somewhere, enters something. */
final class Traffic {

    /**
     * What is still to be done with a complaint.
     *
     * @param steps resource, then body, one after the other
     */
    private record Open(String account, String complaint, Deque<Map.Entry<String, Map<String, Object>>> steps) {}

    private static final long PAUSE_MILLIS = 3_000;
    private static final int MOST_OPEN = 12;
    private static final Set<Integer> NOT_YET = Set.of(404, 422);

    private final Api api;
    private final Playing playing;
    private final Chance chance;
    private final List<Unit> points;
    private final List<Open> open = new ArrayList<>();

    Traffic(Api api, County county, Playing playing, Clock clock) {
        this.api = api;
        this.playing = playing;
        this.points = county.units(UnitKind.POINT);
        this.chance = new Chance(clock.millis(), "traffic");
    }

    void goOn() throws InterruptedException {
        while (true) {
            try {
                if (open.isEmpty() || (open.size() < MOST_OPEN && chance.of(0.4))) {
                    receive();
                } else {
                    goOnWithOne();
                }
            } catch (IOException e) {
                playing.say("%s", e.getMessage());
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private void receive() throws IOException, InterruptedException {
        var unit = chance.oneOf(points);
        var account = "point-" + unit.code();
        var large = chance.of(0.15);
        var dispute = chance.oneOf(large ? Dispute.LARGE : Dispute.ALL);
        var body = new LinkedHashMap<String, Object>();
        body.put("complainant", Map.of("name", People.name(chance), "phone", People.phone(chance), "consents", true));
        body.put("respondent", Map.of("name", People.shop(chance, "", dispute.shop())));
        body.put("facts", Map.of("content", dispute.content()));
        body.put("category", dispute.category().name());
        body.put("disputedAmount", Telling.money(chance.between(dispute.least(), dispute.most())));
        body.put("requests", dispute.requests());
        body.put("channel", "PHONE");
        var id = post(account, "/api/complaints", body).path("id").asString();
        var steps = new ArrayDeque<Map.Entry<String, Map<String, Object>>>();
        if (large) {
            steps.add(Map.entry("escalations", Map.of("complaint", id, "reason", "金额较大")));
        } else {
            steps.add(Map.entry("acceptance", Map.of()));
            steps.add(Map.entry("mediation-attempts", Map.of("outcome", "AGREED")));
            steps.add(Map.entry("settlement", Map.of("settledAmount", Telling.money(chance.between(5, 400)))));
        }
        open.add(new Open(account, id, steps));
    }

    private void goOnWithOne() throws IOException, InterruptedException {
        var one = chance.oneOf(open);
        var step = one.steps().removeFirst();
        if (one.steps().isEmpty()) {
            open.remove(one);
        }
        if (step.getKey().equals("escalations")) {
            refer(one, step.getValue());
        } else {
            var _ = post(one.account(), "/api/complaints/" + one.complaint() + "/" + step.getKey(), step.getValue());
        }
    }

    private void refer(Open one, Map<String, Object> body) throws IOException, InterruptedException {
        var escalation = post(one.account(), "/api/escalations", body);
        var office = "office-" + escalation.path("office").asString();
        var path = "/api/escalations/" + escalation.path("id").asString();
        Thread.sleep(PAUSE_MILLIS);
        var _ = post(office, path + "/acknowledgement", Map.of());
        Thread.sleep(PAUSE_MILLIS);
        var _ = post(office, path + "/resolution", Map.of("outcome", "SETTLED_BY_OFFICE"));
    }

    private JsonNode post(String account, String path, Map<String, Object> body)
            throws IOException, InterruptedException {
        return api.post(account, path, body, UUID.randomUUID().toString(), NOT_YET);
    }
}
