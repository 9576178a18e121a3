package org.steelyard.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.TrainingEvent;
import org.steelyard.platform.event.EventCodec;
import org.steelyard.testkit.Api;
import org.steelyard.testkit.Backing;
import org.steelyard.testkit.TestIssuer;
import org.steelyard.testkit.TopicReader;

/** A county of its own for each test, with a station, a point and officers who sign in with their own tokens. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Backing.class)
@TestPropertySource(properties = "steelyard.training.finish-interval=1s")
@SuppressWarnings("NullAway.Init") // filled before each test
abstract class World {

    static final OffsetDateTime NOW = OffsetDateTime.now(ZoneOffset.ofHours(8)).truncatedTo(ChronoUnit.SECONDS);

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    @Autowired
    ConsumerFactory<String, byte[]> consumers;

    @Autowired
    KafkaTemplate<String, byte[]> kafka;

    @Autowired
    EventCodec codec;

    String county;
    String station;
    String otherStation;
    String point;
    String officer;
    String neighbour;
    String colleague;
    Api regulator;
    Api stationOfficer;
    Api otherStationOfficer;
    Api pointOfficer;
    Api neighbourOfficer;

    @BeforeEach
    void aCountyWithASyllabusAndOfficers() {
        var stem = "%06d".formatted(Math.floorMod(UUID.randomUUID().getMostSignificantBits(), 1_000_000));
        county = stem + "000000";
        station = stem + "100000";
        otherStation = stem + "200000";
        point = stem + "100201";
        officer = "o-" + UUID.randomUUID();
        neighbour = "n-" + UUID.randomUUID();
        colleague = "c-" + UUID.randomUUID();
        var network = new NetworkFixture(kafka, codec);
        network.tell(NetworkFixture.unit(1, List.of(county)));
        network.tell(NetworkFixture.unit(1, List.of(county, otherStation)));
        network.tell(NetworkFixture.unit(1, List.of(county, station), colleague));
        network.tell(NetworkFixture.unit(1, List.of(county, station, point), officer, neighbour));
        await().untilAsserted(() -> assertThat(
                        mongo.find(Query.query(Criteria.where("path").is(county)), Document.class, "known-units"))
                .hasSize(4));
        regulator = api(Role.COUNTY_REGULATOR, "", county);
        stationOfficer = api(Role.STATION_OFFICER, colleague, county, station);
        otherStationOfficer = api(Role.STATION_OFFICER, "s-" + stem, county, otherStation);
        pointOfficer = api(Role.POINT_OFFICER, officer, county, station, point);
        neighbourOfficer = api(Role.POINT_OFFICER, neighbour, county, station, point);
        assertThat(regulator.post("/api/training/syllabi", """
                {"id":"provincial","version":1,"validFrom":"2020-01-01","modules":[
                 {"code":"M01","title":"投诉处理","titleEn":"Handling complaints","hours":1.5},
                 {"code":"M02","title":"食品安全","selfStudy":true}]}""").status()).isEqualTo(201);
    }

    Api api(Role role, String person, String... path) {
        var account = role + "@" + path[path.length - 1] + person;
        var unit = path[path.length - 1];
        return Api.on(port)
                .as(TestIssuer.token(
                        account,
                        person.isEmpty()
                                ? Map.of("roles", List.of(role.name()), "unit", unit, "path", List.of(path))
                                : Map.of(
                                        "roles",
                                        List.of(role.name()),
                                        "unit",
                                        unit,
                                        "path",
                                        List.of(path),
                                        "officer",
                                        person)));
    }

    /** A session that runs from some minutes before now, with further members of its plan. */
    String session(Api by, String area, int startMinutes, int endMinutes, String more) {
        var answer = by.post("/api/training/sessions", """
                {"mode":"LECTURE","modules":["M01"],"title":"示例讲座","startsAt":"%s","endsAt":"%s","areas":["%s"]%s}""".formatted(
                        NOW.plusMinutes(startMinutes), NOW.plusMinutes(endMinutes), area, more));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.at("/id");
    }

    String path(String session, String below) {
        return "/api/training/sessions/" + session + "/" + below;
    }

    String roster(String person, String unit) {
        return "{\"officers\":[{\"officer\":\"%s\",\"unit\":\"%s\"}]}".formatted(person, unit);
    }

    <E extends TrainingEvent> List<E> told(Class<E> type) {
        return TopicReader.readAll(consumers, TrainingEvent.TOPIC).stream()
                .map(message -> codec.read(message.headers(), message.value()))
                .filter(type::isInstance)
                .map(type::cast)
                .filter(event -> event.origin().unit().path().getFirst().equals(county))
                .distinct() // a fact may be told twice, under one identity
                .toList();
    }
}
