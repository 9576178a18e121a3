package org.steelyard.complaint.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.steelyard.complaint.chain.AnotherReplica;
import org.steelyard.contracts.AuditEvent;
import org.steelyard.contracts.AuditEvent.LedgerAnchored;
import org.steelyard.contracts.AuditEvent.LedgerWritten;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitRef;
import org.steelyard.proof.VerifyLedger;
import org.steelyard.testkit.TestIssuer;
import org.steelyard.testkit.TopicReader;

/** What anybody who can write into the store may try, and that it shows. */
class LedgerProofIT extends LedgerScene {

    @Autowired
    ApplicationContext context;

    @TempDir
    Path folder;

    private UnitRef point;
    private final List<String> ids = new ArrayList<>();

    LedgerProofIT() {
        point = new UnitRef("", org.steelyard.contracts.UnitKind.POINT, List.of());
    }

    /** Three entries, of which the first two have gone some way. */
    @BeforeEach
    void aLedger() {
        theCountyAndTheStation();
        point = aPoint();
        for (int i = 0; i < 3; i++) {
            ids.add(registered(point));
        }
        for (var id : ids.subList(0, 2)) {
            assertThat(step(id, "acceptance", "{}", officerOf(point)).status()).isEqualTo(200);
            assertThat(step(id, "mediation-attempts", "{\"outcome\":\"FAILED\"}", officerOf(point))
                            .status())
                    .isEqualTo(200);
        }
        assertThat(verification().text("links")).isEqualTo("7");
    }

    @Test
    void findsWhatNobodyTouchedIntact() throws Exception {
        var answer = verification();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/intact").asBoolean())
                .as(answer.body().toString())
                .isTrue();
        assertThat(answer.text("entries")).isEqualTo("3");
        assertThat(verify(export()))
                .startsWith("0 ")
                .contains("3 entries, chain of 7 links")
                .contains("INTACT");
        assertThat(Files.readString(export())).doesNotContain("张三").doesNotContain("13800000001");
    }

    @Test
    void staysIntactWhenKeysAreWrappedAnewOrDestroyed() {
        var complaints = mongo.getCollection("complaints");
        complaints.updateOne(of(0), set("key.master", "another").append("$unset", new Document("key.wrapped", "")));

        assertThat(verification().body().at("/intact").asBoolean()).isTrue();
    }

    static Stream<Arguments> tampering() {
        return Stream.of(
                Arguments.of("status", set("status", "SETTLED")),
                Arguments.of("amount", set("entry.disputedAmount.amount", new Decimal128(6001))),
                Arguments.of("time of a step", set("steps.1.recordedAt", java.util.Date.from(Instant.EPOCH))),
                Arguments.of("step", new Document("$pop", new Document("steps", 1))),
                Arguments.of("revision", set("version", 1L)),
                Arguments.of("number", set("ledgerNumber", "350428100999-2026-0009")));
    }

    private static Document set(String field, Object value) {
        return new Document("$set", new Document(field, value));
    }

    private Document of(int entry) {
        return new Document("_id", ids.get(entry));
    }

    private String number(int entry) {
        return "%s-2026-%04d".formatted(point.code(), entry + 1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tampering")
    void namesAnEntryAlteredInTheStore(String what, Document update) throws Exception {
        assertThat(mongo.getCollection("complaints").updateOne(of(1), update).getModifiedCount())
                .as(what)
                .isEqualTo(1);

        assertFound("ALTERED", 2, number(1));
    }

    @Test
    void namesAnEntryOfWhoseSealedContentOneByteWasFlipped() throws Exception {
        var sealed = stored(ids.get(2))
                .get("entry", Document.class)
                .get("complainant", Binary.class)
                .getData();
        sealed[20] ^= 1;
        mongo.getCollection("complaints").updateOne(of(2), set("entry.complainant", new Binary(sealed)));

        assertFound("ALTERED", 3, number(2));
    }

    @Test
    void namesAnEntryDeletedFromTheStore() throws Exception {
        mongo.getCollection("complaints").deleteOne(of(1));

        assertFound("MISSING", 2, number(1));
    }

    @Test
    void namesTheFirstOfTwoEntriesThatChangedPlaces() throws Exception {
        var complaints = mongo.getCollection("complaints");
        var one = stored(ids.get(0));
        var other = stored(ids.get(1));
        complaints.deleteOne(of(0));
        complaints.deleteOne(of(1));
        for (var field : List.of("ledgerNumber", "entry", "key", "status", "steps")) {
            var kept = one.get(field);
            one.put(field, other.get(field));
            other.put(field, kept);
        }
        complaints.insertMany(List.of(one, other));

        assertFound("ALTERED", 1, number(0));
    }

    @Test
    void namesTwoLinesOfAnExportThatChangedPlaces() throws Exception {
        var file = export();
        var lines = new ArrayList<>(Files.readAllLines(file));
        var first = lines.indexOf(lines.stream()
                .filter(line -> line.startsWith("{\"entry\""))
                .findFirst()
                .orElseThrow());
        java.util.Collections.swap(lines, first, first + 1);
        Files.write(file, lines);

        assertThat(verify(file)).startsWith("1 ").contains("link 1, entry " + number(0) + ": REORDERED");
    }

    @Test
    void namesAnEntryPutIntoTheStoreByHand() {
        var forged = new Document(stored(ids.get(2)));
        forged.put("_id", "forged");
        forged.put("ledgerNumber", point.code() + "-2026-0009");
        mongo.getCollection("complaints").insertOne(forged);

        var answer = verification();

        assertThat(answer.text("findings/0/damage")).isEqualTo("ADDED");
        assertThat(answer.text("findings/0/entry")).isEqualTo("forged");
        mongo.getCollection("complaints").deleteOne(new Document("_id", "forged"));
    }

    @Test
    void namesAnEntryThatWasAlteredAndThenTakenOn() throws Exception {
        mongo.getCollection("complaints").updateOne(of(0), set("entry.disputedAmount.amount", new Decimal128(1)));
        assertThat(step(ids.get(0), "withdrawal", "{}", officerOf(point)).status())
                .isEqualTo(200);

        assertThat(verification().text("links")).isEqualTo("8");
        assertFound("ALTERED", 8, number(0));
    }

    @Test
    void namesALinkAlteredOrTakenOut() throws Exception {
        var links = mongo.getCollection("ledgerLinks");
        var third = new Document("_id", point.code() + "|3");
        links.updateOne(third, set("entry", number(0)));
        assertFound("ALTERED", 3, number(0));

        links.deleteOne(third);
        var answer = verification();
        assertThat(answer.text("findings/0/damage")).isEqualTo("MISSING");
        assertThat(answer.text("findings/0/position")).isEqualTo("3");
    }

    @Test
    void tiesEachWriteOnceWhoeverHearsItAndHoweverOften() throws Exception {
        var writes = TopicReader.readAll(consumers, AuditEvent.TOPIC).stream()
                .map(record -> codec.read(record.headers(), record.value()))
                .filter(event -> event.key().equals(point.code()))
                .filter(LedgerWritten.class::isInstance)
                .map(LedgerWritten.class::cast)
                .distinct() // a fact may be told twice, under one identity
                .toList();
        var empty = new UnitRef(point.code().substring(0, 9) + "999", point.kind(), point.path());
        var elsewhere = writes.stream().map(write -> moved(write, empty)).toList();
        var replicas = Stream.generate(() -> new AnotherReplica(context, clock, null))
                .limit(4)
                .toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var jobs = replicas.stream()
                    .<java.util.concurrent.Callable<Boolean>>map(replica -> () -> {
                        replica.tie(writes); // heard again from the beginning
                        for (var write : elsewhere) {
                            replica.tie(List.of(write));
                        }
                        replica.tie(elsewhere);
                        return true;
                    })
                    .toList();
            for (var job : threads.invokeAll(jobs)) {
                assertThat(job.get()).isTrue();
            }
        }

        assertThat(verification().text("links")).isEqualTo("7");
        assertThat(verification().body().at("/intact").asBoolean()).isTrue();
        assertThat(replicas.getFirst().length(empty.code())).isEqualTo(7);
    }

    private static LedgerWritten moved(LedgerWritten write, UnitRef unit) {
        var origin = write.origin();
        return new LedgerWritten(
                new org.steelyard.contracts.Origin(
                        origin.source(),
                        "moved-" + origin.subject() + unit.code(),
                        origin.sequence(),
                        origin.occurredAt(),
                        origin.recordedAt(),
                        unit,
                        origin.actorRole(),
                        origin.channel()),
                write.entry(),
                write.year(),
                write.before(),
                write.digest());
    }

    @Test
    void anchorsEveryDayOnceAndShowsAnEndCutOff() throws Exception {
        keys();
        // what the running service anchored of other tests' ledgers is not signed with the keys of this one
        mongo.getCollection("anchorFiles").deleteMany(new Document());
        mongo.getCollection("ledgerAnchors").deleteMany(new Document());
        var last = registered(point);
        assertThat(verification().text("links")).isEqualTo("8");
        for (var now : List.of("2026-11-23T16:20:00Z", "2026-11-23T16:20:00Z", "2026-11-26T16:20:00Z")) {
            new AnotherReplica(context, Clock.fixed(Instant.parse(now), ZoneOffset.UTC), folder).anchor();
        }

        assertThat(told()).hasSize(1).first().satisfies(anchored -> {
            assertThat(anchored.day()).isEqualTo("2026-11-23");
            assertThat(anchored.links()).isEqualTo(8);
        });
        assertThat(folder.resolve("anchors").toFile().list())
                .contains(
                        "2026-11-23.jsonl",
                        "2026-11-23.jsonl.sig",
                        "2026-11-24.jsonl",
                        "2026-11-25.jsonl",
                        "2026-11-26.jsonl.sig");
        assertThat(verify(export(), "--public-key", key(), "--anchors", anchors()))
                .startsWith("0 ")
                .contains("last at link 8; their signatures were checked");
        cutOffTheEnd(last);
        assertThat(verify(export(), "--public-key", key()))
                .startsWith("1 ")
                .contains("link 8: CUT_OFF - the anchor of 2026-11-23 knows 8 links");
        mongo.getCollection("ledgerAnchors").deleteMany(new Document("unit.code", point.code()));
        assertThat(verify(export(), "--public-key", key())).startsWith("0 "); // nothing left that knows of it
        assertThat(verify(export(), "--public-key", key(), "--anchors", anchors()))
                .startsWith("1 ")
                .contains("CUT_OFF");
    }

    /** As somebody who knows how would: the last entry, its link, and what is known of the end. */
    private void cutOffTheEnd(String last) {
        mongo.getCollection("complaints").deleteOne(new Document("_id", last));
        mongo.getCollection("ledgerLinks").deleteOne(new Document("_id", point.code() + "|8"));
        mongo.getCollection("ledgerChains").deleteOne(new Document("_id", point.code()));
    }

    @Test
    void isForThoseWhoMayReadTheWholeLedger() {
        var path = "/api/ledger/export?year=2026&unit=" + point.code();

        assertThat(http(path, officerOf(point))).isEqualTo(200);
        assertThat(http(path, stationOfficer())).isEqualTo(200);
        assertThat(http(path, of(Role.AUDITOR))).isEqualTo(200);
        assertThat(http(path, of(Role.COUNTY_REGULATOR))).isEqualTo(200);
        assertThat(http(path, officerOf(aPoint()))).isEqualTo(404);
        assertThat(http(path, TestIssuer.token(Role.OPERATOR, COUNTY))).isEqualTo(403);
        assertThat(http("/api/ledger/verification?unit=" + point.code(), TestIssuer.token(Role.OPERATOR, COUNTY)))
                .isEqualTo(403);
        assertThat(http("/api/ledger/export?unit=nowhere", of(Role.AUDITOR))).isEqualTo(404);
        assertThat(http("/api/ledger/export?year=1&unit=" + point.code(), of(Role.AUDITOR)))
                .isEqualTo(400);
        assertThat(http("/api/ledger/export", of(Role.AUDITOR))).isEqualTo(400);
    }

    private void assertFound(String damage, int position, String number) throws Exception {
        var answer = verification();
        assertThat(answer.body().at("/intact").asBoolean()).isFalse();
        assertThat(answer.text("findings/0/damage"))
                .as(answer.body().toString())
                .isEqualTo(damage);
        assertThat(answer.text("findings/0/position")).isEqualTo("" + position);
        assertThat(answer.text("findings/0/ledgerNumber")).isEqualTo(number);
        assertThat(verify(export()))
                .startsWith("1 ")
                .contains("unit " + point.code())
                .contains("link " + position + ", entry " + number + ": " + damage);
    }

    private Answer verification() {
        return get("/api/ledger/verification?year=2026&unit=" + point.code(), of(Role.AUDITOR));
    }

    private int http(String path, String token) {
        return raw(path, token).statusCode();
    }

    private java.net.http.HttpResponse<String> raw(String path, String token) {
        try {
            return http.send(
                    java.net.http.HttpRequest.newBuilder(uri(path))
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    java.net.http.HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Path export() throws IOException {
        var file = folder.resolve("export.jsonl");
        return Files.writeString(
                file,
                raw("/api/ledger/export?year=2026&unit=" + point.code(), of(Role.AUDITOR))
                        .body());
    }

    private String verify(Path file, String... options) {
        var out = new ByteArrayOutputStream();
        var arguments = new ArrayList<>(List.of(file.toString()));
        arguments.addAll(List.of(options));
        try (var print = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            return VerifyLedger.run(arguments, print, print) + " " + out.toString(StandardCharsets.UTF_8);
        }
    }

    private void keys() throws Exception {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Files.writeString(
                folder.resolve("key.pem"), pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        Files.writeString(
                folder.resolve("key.pub.pem"),
                pem("PUBLIC KEY", pair.getPublic().getEncoded()));
    }

    private static String pem(String label, byte[] key) {
        return "-----BEGIN " + label + "-----\n" + Base64.getEncoder().encodeToString(key) + "\n-----END " + label
                + "-----\n";
    }

    private String key() {
        return folder.resolve("key.pub.pem").toString();
    }

    private String anchors() {
        return folder.resolve("anchors").toString();
    }

    private List<LedgerAnchored> told() {
        return await().until(
                        () -> TopicReader.readAll(consumers, AuditEvent.TOPIC).stream()
                                .map(record -> codec.read(record.headers(), record.value()))
                                .filter(event -> event.key().equals(point.code()))
                                .filter(LedgerAnchored.class::isInstance)
                                .map(LedgerAnchored.class::cast)
                                .distinct()
                                .toList(),
                        anchored -> !anchored.isEmpty());
    }
}
