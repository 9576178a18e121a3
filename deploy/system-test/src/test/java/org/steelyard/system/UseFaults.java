package org.steelyard.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.bson.Document;

/** Faults of those who use the system: late officers, greedy clients, receivers that take nothing, a county without offices. */
final class UseFaults implements AutoCloseable {

    /** What makes the system notice within seconds. */
    static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("STEELYARD_LEDGER_COUNTINTERVAL", "1s"),
            Map.entry("STEELYARD_WEBHOOKS_ALLOWLOOPBACK", "true"),
            Map.entry("STEELYARD_WEBHOOKS_SWEEPINTERVAL", "1s"),
            Map.entry("STEELYARD_WEBHOOKS_FIRSTWAIT", "1s"),
            Map.entry("STEELYARD_WEBHOOKS_MAXWAIT", "2s"),
            Map.entry("STEELYARD_WEBHOOKS_BREAKERWAIT", "1s"),
            Map.entry("STEELYARD_WEBHOOKS_GIVEUPAFTER", "25s"));

    /** The station of the account of that name. */
    private static final String STATION = "350428100000";

    private static final String LATE_POINT = "point-350428100202";

    /** More than the burst a client may send. */
    private static final int GREEDY = 300;

    private final RunningSystem system;
    private final HttpServer receiver;
    private final MongoClient store;
    private final List<Document> offices = new ArrayList<>();
    private String late = "";
    private String webhook = "";

    UseFaults(RunningSystem system) throws IOException {
        this.system = system;
        this.store = MongoClients.create(system.store());
        this.receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.createContext("/", call -> {
            try (call) {
                call.getRequestBody().readAllBytes();
                call.sendResponseHeaders(500, -1);
            }
        });
        receiver.start();
    }

    List<Fault> all() {
        return List.of(
                Fault.raising("a complaint is entered months after it was made", "ComplaintsOverdue")
                        .causedBy(this::enterLate)
                        .mendedBy(this::withdrawLate),
                Fault.raising("clients ask more often than they may", "ClientsTurnedAway")
                        .keptUpBy(this::askGreedily),
                Fault.raising("a receiver of notifications answers with errors", "WebhookStuck", "WebhookDeadLetters")
                        .causedBy(this::registerReceiver)
                        .mendedBy(this::removeReceiver),
                Fault.raising("no office is there to refer to", "ReferralUnroutable")
                        .causedBy(this::referNowhere)
                        .mendedBy(() -> offices().insertMany(offices)));
    }

    /** A complaint of this year or the last one, whose every limit is past. */
    void enterLate() throws Exception {
        var received = OffsetDateTime.now(ZoneOffset.ofHours(8)).minusDays(70).withNano(0);
        late = enter(LATE_POINT, Intake.ENTRY.replaceFirst("\\{", "{\"occurredAt\": \"" + received + "\", "));
    }

    void withdrawLate() throws Exception {
        post(LATE_POINT, "/api/complaints/" + late + "/withdrawal", "{}");
    }

    private void askGreedily() {
        var asked = new ArrayList<CompletableFuture<Void>>();
        for (int i = 0; i < GREEDY; i++) {
            asked.add(CompletableFuture.runAsync(
                    () -> {
                        try {
                            system.send(1, "auditor", "/api/me", null);
                        } catch (IOException | InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    task -> Thread.ofVirtual().start(task)));
        }
        asked.forEach(CompletableFuture::join);
    }

    /** A warning goes out at any hour of any day. */
    private void registerReceiver() throws Exception {
        var url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
        var registered =
                post("regulator", "/api/webhooks", "{\"url\": \"%s\", \"unit\": \"%s\"}".formatted(url, STATION));
        webhook = system.read(registered).path("id").asString();
        post(
                "regulator",
                "/api/warnings",
                "{\"category\": \"FOOD\", \"title\": \"t\", \"content\": \"c\", \"areas\": [\"%s\"]}"
                        .formatted(STATION));
    }

    private void removeReceiver() throws Exception {
        assertThat(system.delete("regulator", "/api/webhooks/" + webhook)).isEqualTo(204);
    }

    private void referNowhere() throws Exception {
        offices().find().into(offices);
        offices().deleteMany(new Document());
        new Intake(system, "station", 1).refer(enter("station", Intake.ENTRY));
    }

    private MongoCollection<Document> offices() {
        return store.getDatabase("escalation-service").getCollection("offices");
    }

    private String enter(String account, String entry) throws Exception {
        return system.read(post(account, "/api/complaints", entry)).path("id").asString();
    }

    private String post(String account, String path, String body) throws Exception {
        var answer = system.post(account, path, body, UUID.randomUUID().toString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return answer.body();
    }

    @Override
    public void close() {
        receiver.stop(0);
        store.close();
    }
}
