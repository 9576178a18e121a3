package org.steelyard.escalation;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.EscalationEvent;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.EventCatalogue;
import org.steelyard.contracts.NetworkEvent.OfficeRegistered;
import org.steelyard.contracts.NetworkEvent.OfficeState;
import org.steelyard.contracts.NetworkEvent.UnitRegistered;
import org.steelyard.contracts.NetworkEvent.UnitState;
import org.steelyard.contracts.OfficeKind;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.platform.event.EventCodec;
import org.steelyard.testkit.TestIssuer;
import org.steelyard.testkit.TopicReader;

/** The running service as its neighbours know it: facts in, facts out, and HTTP. */
public final class ServiceUnderTest {

    private final int port;
    private final KafkaTemplate<String, byte[]> kafka;
    private final ConsumerFactory<String, byte[]> consumers;
    private final EventCodec codec = new EventCodec();
    private final HttpClient http = HttpClient.newHttpClient();

    public ServiceUnderTest(int port, KafkaTemplate<String, byte[]> kafka, ConsumerFactory<String, byte[]> consumers) {
        this.port = port;
        this.kafka = kafka;
        this.consumers = consumers;
    }

    /** A county of its own, so that tests do not meet. */
    public record County(String code) {
        public UnitRef point() {
            return new UnitRef(code + "-S1-P1", UnitKind.POINT, List.of(code, code + "-S1", code + "-S1-P1"));
        }

        public UnitRef neighbour() {
            return new UnitRef(code + "-S1-P2", UnitKind.POINT, List.of(code, code + "-S1", code + "-S1-P2"));
        }

        public UnitRef station() {
            return new UnitRef(code + "-S1", UnitKind.STATION, List.of(code, code + "-S1"));
        }

        public UnitRef otherStation() {
            return new UnitRef(code + "-S2", UnitKind.STATION, List.of(code, code + "-S2"));
        }

        public String local() {
            return code + "-LOCAL";
        }

        public String regulator() {
            return code + "-AMR";
        }

        public String health() {
            return code + "-HEALTH";
        }

        public String token(Role role) {
            return TestIssuer.token(role, code);
        }

        public String officer() {
            return TestIssuer.token(Role.POINT_OFFICER, point().path().toArray(String[]::new));
        }

        public String stationOfficer() {
            return TestIssuer.token(Role.STATION_OFFICER, station().path().toArray(String[]::new));
        }

        public String otherStationOfficer() {
            return TestIssuer.token(Role.STATION_OFFICER, otherStation().path().toArray(String[]::new));
        }

        public String neighbourOfficer() {
            return TestIssuer.token(Role.POINT_OFFICER, neighbour().path().toArray(String[]::new));
        }

        public String office(String office) {
            return TestIssuer.officeToken(office, code);
        }
    }

    /** Tells of a county's offices and waits until the service knows them. */
    public County aCountyWithOffices(String code) {
        var county = new County(code);
        tellOffice(county, county.regulator(), OfficeKind.COUNTY_REGULATOR, code, Category.GENERAL, Category.FOOD);
        tellOffice(county, county.health(), OfficeKind.ENFORCING_DEPARTMENT, code, Category.FOOD_POISONING);
        tellOffice(county, county.local(), OfficeKind.LOCAL_OFFICE, code + "-S1", Category.GENERAL);
        return county;
    }

    /** Tells of an office with somebody on duty. */
    public void tellOffice(County county, String office, OfficeKind kind, String covers, Category... categories) {
        var now = Complaints.MONDAY;
        tell(new OfficeRegistered(
                new Origin(
                        "assessment-service",
                        office,
                        1,
                        now,
                        now,
                        new UnitRef(county.code(), UnitKind.COUNTY, List.of(county.code())),
                        Role.COUNTY_REGULATOR,
                        Channel.APP),
                new OfficeState(office, "an office", kind, List.of(categories), List.of(covers), true)));
    }

    /** Tells of a station with two points and of another station, in the county. */
    public void tellUnits(County county) {
        tellUnit(county.station());
        tellUnit(county.point());
        tellUnit(county.neighbour());
        tellUnit(county.otherStation());
    }

    /** Tells of a unit that opened long ago. */
    public void tellUnit(UnitRef unit) {
        var now = Complaints.MONDAY;
        tell(new UnitRegistered(
                new Origin("assessment-service", unit.code(), 1, now, now, unit, Role.COUNTY_REGULATOR, Channel.APP),
                new UnitState("示例" + unit.code(), LocalDate.of(2020, 1, 1), null, List.of())));
    }

    public void tell(Event event) {
        var record = new ProducerRecord<>(
                EventCatalogue.topicOf(event.getClass()),
                event.key(),
                codec.write(event).getBytes(StandardCharsets.UTF_8));
        codec.attributes(event)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            var unused = kafka.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was told about a complaint's referrals, each fact once, in order of telling. */
    public List<EscalationEvent> toldAbout(String complaint) {
        return TopicReader.readAll(consumers, EscalationEvent.TOPIC).stream()
                .filter(record -> new String(record.value(), StandardCharsets.UTF_8).contains(complaint))
                .map(record -> (EscalationEvent) codec.read(record.headers(), record.value()))
                .distinct() // a fact may be told twice, under one identity
                .toList();
    }

    public HttpResponse<String> get(String path, String token) {
        return send(request(path, token));
    }

    public HttpResponse<String> post(String path, String body, @Nullable String token, String... headers) {
        var request = request(path, token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /** Refers as an officer does who was quicker than the news: again, as long as that is said to help. */
    public HttpResponse<String> refer(String complaint, String token, String... headers) {
        return await().until(
                        () -> post("/api/escalations", "{\"complaint\":\"" + complaint + "\"}", token, headers),
                        answer -> answer.statusCode() != 404);
    }

    /** Opens a stream and waits until it listens. */
    public Listening listen(String token, String... headers) {
        var request = request("/api/notifications/stream", token);
        if (headers.length > 0) {
            request.headers(headers);
        }
        var lines = new CopyOnWriteArrayList<String>();
        var thread = Thread.ofVirtual().start(() -> {
            try {
                http.send(request.build(), HttpResponse.BodyHandlers.ofLines())
                        .body()
                        .forEach(lines::add);
            } catch (java.io.IOException | InterruptedException | java.io.UncheckedIOException e) {
                lines.add("ended");
            }
        });
        await().until(() -> lines.contains(":listening"));
        return new Listening(lines, thread);
    }

    /** An open stream and what came on it. */
    public record Listening(List<String> lines, Thread thread) implements AutoCloseable {
        public List<Long> ids() {
            return lines.stream()
                    .filter(line -> line.startsWith("id:"))
                    .skip(1) // where it began
                    .map(line -> Long.valueOf(line.substring(3)))
                    .toList();
        }

        public List<String> events() {
            return lines.stream()
                    .filter(line -> line.startsWith("event:"))
                    .map(line -> line.substring(6))
                    .toList();
        }

        public String data() {
            return String.join(
                    "\n",
                    lines.stream().filter(line -> line.startsWith("data:")).toList());
        }

        @Override
        public void close() {
            thread.interrupt();
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path, @Nullable String token) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    /** The value of a text field in an answer. */
    public static String field(HttpResponse<String> answer, String name) {
        return answer.body().replaceFirst("(?s).*?\"" + name + "\":\"([^\"]*)\".*", "$1");
    }

    /** An instant some time ago, as the interface takes it. */
    public static Instant now() {
        return Instant.now(java.time.Clock.systemUTC());
    }
}
