package org.steelyard.assessment.year;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import javax.imageio.ImageIO;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.steelyard.assessment.scheme.FrozenYears;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.ComplaintEvent.ComplaintReceived;
import org.steelyard.contracts.DutyEvent.InspectionRecorded;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.EventCatalogue;
import org.steelyard.contracts.Harm;
import org.steelyard.contracts.InspectionItem;
import org.steelyard.contracts.Money;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.ScoreEvent;
import org.steelyard.contracts.ScoreEvent.PeriodFrozen;
import org.steelyard.contracts.ScoreEvent.PlaqueRemoved;
import org.steelyard.contracts.ScoreEvent.ScoreFinalised;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.platform.event.EventCodec;
import org.steelyard.testkit.Api;
import org.steelyard.testkit.Backing;
import org.steelyard.testkit.TestIssuer;
import org.steelyard.testkit.TopicReader;

/** A small county's years from December to the plaque that is taken down, on a clock that is moved by hand. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "steelyard.scoring.application-id=year-it",
            "steelyard.scoring.state-directory=target/year-it-streams"
        })
@ContextConfiguration(initializers = Backing.class)
class AssessmentYearIT {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Set<InspectionItem> ALL = EnumSet.allOf(InspectionItem.class);

    /** A clock that stands until it is set. */
    static final class StandingClock extends Clock {
        private volatile Instant now = Instant.parse("2024-01-05T02:00:00Z");

        void set(String localDay) {
            now = LocalDate.parse(localDay).atTime(10, 0).atZone(ZONE).toInstant();
        }

        @Override
        public ZoneId getZone() {
            return ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @TestConfiguration
    static class OnAStandingClock {
        @Bean
        @Primary
        StandingClock standingClock() {
            return new StandingClock();
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    StandingClock clock;

    @Autowired
    KafkaTemplate<String, byte[]> kafka;

    @Autowired
    ConsumerFactory<String, byte[]> consumers;

    @Autowired
    MongoOperations mongo;

    @Autowired
    EventCodec codec;

    @Autowired
    FrozenYears frozenYears;

    private final String county = ThreadLocalRandom.current().nextLong(100_000, 1_000_000) + "000000";
    private final String prefix = county.substring(0, 6);
    private final UnitRef station =
            new UnitRef(prefix + "100000", UnitKind.STATION, List.of(county, prefix + "100000"));
    private final UnitRef good = point("100001");
    private final UnitRef poor = point("100002");
    private final UnitRef closed = point("100003"); // in June, so that it has no result

    private UnitRef point(String code) {
        return new UnitRef(prefix + code, UnitKind.POINT, List.of(county, station.code(), prefix + code));
    }

    private Api as(String account, Role role, String... path) {
        return Api.on(port)
                .as(TestIssuer.token(
                        account,
                        Map.of(
                                "roles", List.of(role.name()),
                                "unit", path[path.length - 1],
                                "path", List.of(path))));
    }

    private Api regulator() {
        return as("regulator-1", Role.COUNTY_REGULATOR, county);
    }

    private Api governance() {
        return as("governance-1", Role.GOVERNANCE_OFFICE, county);
    }

    private Api third() {
        return as("regulator-2", Role.COUNTY_REGULATOR, county);
    }

    private Api officer(UnitRef unit) {
        return as(
                "officer-" + unit.code(),
                unit.kind() == UnitKind.POINT ? Role.POINT_OFFICER : Role.STATION_OFFICER,
                unit.path().toArray(String[]::new));
    }

    private static String reason(String more) {
        return "{\"reason\":\"as the calendar says\"" + more + "}";
    }

    private String path(int year, String rest) {
        return "/api/assessments/" + year + rest;
    }

    private static void refused(Api.Answer answer, int status, String problem) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.problem()).as(answer.toString()).isEqualTo(problem);
    }

    private static Api.Answer done(Api.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 201);
        return answer;
    }

    @Test
    void yearsGoFromSelfAssessmentToThePlaqueThatIsTakenDown() {
        register();
        december();
        freeze();
        reviewAndVeto();
        noticeAndAppeals();
        approvalAndAfter();
        secondYear();
    }

    private void register() {
        clock.set("2024-01-05");
        unit(county, "COUNTY", null);
        unit(station.code(), "STATION", county);
        unit(good.code(), "POINT", station.code());
        unit(poor.code(), "POINT", station.code());
        unit(closed.code(), "POINT", station.code());
        clock.set("2024-12-02");
        done(regulator().patch("/api/units/" + closed.code(), "{\"closedOn\":\"2024-06-30\"}"));
        tell(inspected(good, "i1", ALL, "2024-12-01"), "2024-12-01");
        tell(inspected(poor, "i2", Set.of(), "2024-12-01"), "2024-12-01");
        tell(received(good, "c-good-" + county), "2024-12-01");
        tell(received(poor, "c-poor-" + county), "2024-12-01");
        kept("assessment-service/" + good.code() + "-i1/1");
        kept("complaint-service/c-poor-" + county + "/1");
    }

    private void december() {
        clock.set("2024-11-30");
        var own = "{\"unit\":\"" + good.code() + "\",\"score\":\"97.5\",\"remarks\":\"all done\"}";
        refused(officer(good).post(path(2024, "/self-assessments"), own), 409, "outside-window");
        clock.set("2024-12-05");
        for (var wrong : List.of("97.5", "\"105.01\"", "\"-1\"", "\"1e2\"", "\"\"")) {
            var body = own.replace("\"97.5\"", wrong);
            assertThat(officer(good).post(path(2024, "/self-assessments"), body).status())
                    .as("%s is no decimal string from 0 to 105", wrong)
                    .isEqualTo(400);
        }
        assertThat(done(officer(good).post(path(2024, "/self-assessments"), own))
                        .at("/selfAssessments/0/score"))
                .isEqualTo("97.5");
        assertThat(officer(poor).post(path(2024, "/self-assessments"), own).status())
                .isEqualTo(404);
        assertThat(regulator().post(path(2024, "/self-assessments"), own).status())
                .isEqualTo(403);
        var review = "{\"stage\":\"STATION\",\"unit\":\"" + good.code() + "\",\"agreed\":true,\"remarks\":\"seen\"}";
        refused(regulator().post(path(2024, "/freeze"), reason("")), 409, "outside-window");
        done(officer(station).post(path(2024, "/reviews"), review));
        refused(officer(good).post(path(2024, "/reviews"), review), 403, "not-allowed");
        var exclude = "{\"complaint\":\"c-good-" + county + "\",\"ground\":\"DUPLICATE\",\"reason\":\"entered twice\"}";
        assertThat(governance().post(path(2024, "/exclusions"), exclude).status())
                .isEqualTo(403);
        done(regulator().post(path(2024, "/exclusions"), exclude));
        refused(regulator().post(path(2024, "/exclusions"), exclude), 409, "already-excluded");
        var listed = regulator().get(path(2024, "/exclusions"));
        assertThat(listed.at("/items/0/alert")).isEqualTo("true");
        done(regulator().post(path(2024, "/exclusions/c-good-" + county + "/readmission"), reason("")));
        refused(officer(good).post(path(2024, "/appeals"), appeal(good, "SCORE", "\"PA1\"")), 409, "out-of-order");
        var twice = third().with("If-Match", "\"99\"").post(path(2024, "/notice"), reason(""));
        assertThat(twice.status()).isIn(409, 412);
    }

    private void freeze() {
        clock.set("2025-01-02");
        var frozen = done(regulator().post(path(2024, "/freeze"), reason("")));
        var digest = frozen.at("/freeze/digest");
        assertThat(digest).hasSize(64);
        assertThat(frozen.at("/freeze/units")).isEqualTo("3");
        assertThat(done(regulator().post(path(2024, "/freeze"), reason(""))).at("/freeze/digest"))
                .isEqualTo(digest);
        refused(
                regulator().post(path(2024, "/freeze"), reason(",\"asOf\":\"2024-12-31T12:00:00+08:00\"")),
                409,
                "already-frozen");
        await().untilAsserted(() -> assertThat(told(PeriodFrozen.class)).hasSize(1));

        // written down in time, come in too late; and written down too late
        tell(inspected(poor, "late", ALL, "2024-12-30"), "2024-12-30");
        tell(inspected(poor, "i3", EnumSet.of(InspectionItem.NAME), "2024-12-20"), "2025-01-01");
        kept("assessment-service/" + poor.code() + "-late/1");
        kept("assessment-service/" + poor.code() + "-i3/1");
        var verified = done(regulator().post(path(2024, "/freeze/verification"), "{}"));
        assertThat(verified.at("/equal")).as(verified.toString()).isEqualTo("true");
        assertThat(verified.at("/recomputed")).isEqualTo(digest);
        namesTheUnitWhoseKeptFiguresWereAltered();
        assertThat(frozenYears.isFrozen(2024)).as("no scheme may come into it").isTrue();
        assertThat(frozenYears.isFrozen(2023)).isFalse();

        assertThat(officer(good).get(path(2024, "/results")).json().at("/items").size())
                .as("units wait for the notice")
                .isZero();
        assertThat(regulator().get(path(2024, "/results")).json().at("/items").size())
                .isEqualTo(3);
        assertThat(officer(good).get(path(2024, "/results/" + good.code())).status())
                .isEqualTo(404);
        refused(
                regulator()
                        .post(
                                path(2024, "/exclusions"),
                                "{\"complaint\":\"c-good-" + county + "\",\"ground\":\"OTHER\",\"reason\":\"late\"}"),
                409,
                "out-of-order");
    }

    private void namesTheUnitWhoseKeptFiguresWereAltered() {
        var kept = Objects.requireNonNull(mongo.findById(poor.code() + "|2024|0", UnitResult.class));
        for (var field : List.of("view", "summary")) {
            var text = field.equals("view") ? kept.view() : kept.summary();
            alter(kept.id(), field, text.replaceFirst("\"score\":\"[^\"]*\"", "\"score\":\"99\""));
            var verified = done(regulator().post(path(2024, "/freeze/verification"), "{}"));
            assertThat(verified.at("/equal")).isEqualTo("false");
            assertThat(verified.at("/firstDifference")).isEqualTo(poor.code());
            alter(kept.id(), field, text);
        }
    }

    private void alter(String id, String field, String text) {
        var altered = mongo.updateFirst(
                Query.query(Criteria.where("_id").is(id)), Update.update(field, text), UnitResult.class);
        assertThat(altered.getModifiedCount()).isOne();
    }

    /** A case is taken out because an appeal was right: the score is computed anew, and again to the same. */
    private void caseIsTakenOutOnAppeal() {
        var appeal = done(officer(good).post(path(2024, "/appeals"), appeal(good, "SCORE", "\"P1a\"")))
                .at("/id");
        var out = "{\"decision\":\"UPHELD\",\"exclude\":[{\"complaint\":\"c-good-" + county
                + "\",\"ground\":\"DUPLICATE\"}],\"reason\":\"entered twice\"}";
        var decided = done(third().post(path(2024, "/appeals/" + appeal + "/decision"), out));
        assertThat(decided.at("/after")).isNotEqualTo(decided.at("/before"));
        var rounds = result(2024, good).json().at("/rounds");
        assertThat(rounds.at("/0/exclusions").size()).isZero();
        assertThat(rounds.at("/1/exclusions/0/complaint").asString()).isEqualTo("c-good-" + county);
    }

    /** Three appeals and one veto of two units, and a case each of one or both that was once taken out. */
    private void listsComeInPages() {
        for (var list : List.of("/appeals", "/vetoes", "/exclusions")) {
            var whole = done(regulator().get(path(2024, list))).json().at("/items");
            assertThat(whole.size()).as(list).isPositive();
            var found = new ArrayList<tools.jackson.databind.JsonNode>();
            var next = "";
            do {
                var page = done(regulator().get(path(2024, list) + "?limit=1" + next));
                assertThat(page.json().at("/items").size()).as(list).isEqualTo(1);
                found.add(page.json().at("/items/0"));
                next = page.json().at("/next").isNull() ? "" : "&after=" + page.at("/next");
            } while (!next.isEmpty());
            assertThat(found).as(list).containsExactlyElementsOf(whole);
            assertThat(regulator().get(path(2024, list) + "?limit=0").status()).isEqualTo(400);
        }
        assertThat(regulator().get(path(2024, "/appeals")).json().at("/items").size())
                .isEqualTo(3);
        assertThat(officer(poor).get(path(2024, "/appeals")).json().at("/items").size())
                .as("its own")
                .isEqualTo(1);
    }

    private void reviewAndVeto() {
        clock.set("2025-01-15");
        refused(regulator().post(path(2024, "/notice"), reason("")), 409, "sample-not-visited");
        for (var unit : List.of(station, good, poor)) {
            done(regulator()
                    .post(
                            path(2024, "/reviews"),
                            "{\"stage\":\"JOINT\",\"unit\":\"" + unit.code()
                                    + "\",\"agreed\":true,\"remarks\":\"visited\"}"));
        }
        var joint = "{\"stage\":\"JOINT\",\"agreed\":true,\"remarks\":\"all figures seen\"}";
        done(regulator().post(path(2024, "/reviews"), joint));
        refused(regulator().post(path(2024, "/notice"), reason("")), 409, "out-of-order");
        refused(third().post(path(2024, "/reviews"), joint), 409, "role-signed-already");
        done(governance().post(path(2024, "/reviews"), joint));

        var veto = done(regulator()
                        .post(
                                path(2024, "/vetoes"),
                                "{\"unit\":\"" + good.code()
                                        + "\",\"ground\":\"FEES_OR_BENEFITS\",\"evidence\":[\"case-1\"],\"reason\":\"see case\"}"))
                .at("/id");
        done(regulator().post(path(2024, "/vetoes/" + veto + "/confirmation"), reason("")));
        refused(regulator().post(path(2024, "/vetoes/" + veto + "/confirmation"), reason("")), 409, "same-person");
        refused(third().post(path(2024, "/vetoes/" + veto + "/confirmation"), reason("")), 409, "role-signed-already");
        var review = "{\"stage\":\"VETO\",\"agreed\":true,\"remarks\":\"looked through\"}";
        done(regulator().post(path(2024, "/reviews"), review));
        done(governance().post(path(2024, "/reviews"), review));
        refused(regulator().post(path(2024, "/notice"), reason("")), 409, "vetoes-open");
        assertThat(done(governance().post(path(2024, "/vetoes/" + veto + "/confirmation"), reason("")))
                        .at("/state"))
                .isEqualTo("EFFECTIVE");
        refused(regulator().post(path(2024, "/vetoes/" + veto + "/lifting"), reason("")), 409, "veto-state");
        assertThat(result(2024, good).at("/standing/grade")).isEqualTo("UNQUALIFIED");
    }

    private String appeal(UnitRef unit, String matter, String indicators) {
        return "{\"unit\":\"" + unit.code() + "\",\"matter\":\"" + matter + "\",\"indicators\":[" + indicators
                + "],\"grounds\":\"we were inspected in time\"}";
    }

    private Api.Answer result(int year, UnitRef unit) {
        return done(regulator().get(path(year, "/results/" + unit.code())));
    }

    private void noticeAndAppeals() {
        clock.set("2025-01-20");
        var notice = done(regulator().post(path(2024, "/notice"), reason("")));
        assertThat(notice.at("/noticeUntil")).isEqualTo("2025-01-26"); // a make-up day before the Spring Festival
        assertThat(notice.at("/appealsUntil")).isEqualTo("2025-02-08");
        assertThat(officer(good).get(path(2024, "/results")).json().at("/items").size())
                .isEqualTo(1);
        assertThat(officer(good).get(path(2024, "/results/" + poor.code())).status())
                .isEqualTo(404);

        refused(officer(poor).post(path(2024, "/appeals"), appeal(poor, "VETO", "")), 409, "not-vetoed");
        var score = done(officer(poor).post(path(2024, "/appeals"), appeal(poor, "SCORE", "\"PA5\"")))
                .at("/id");
        refused(officer(poor).post(path(2024, "/appeals"), appeal(poor, "SCORE", "\"PA2\"")), 409, "already-appealed");
        var veto = done(officer(good).post(path(2024, "/appeals"), appeal(good, "VETO", "")))
                .at("/id");
        caseIsTakenOutOnAppeal();
        listsComeInPages();
        clock.set("2025-02-09");
        refused(officer(good).post(path(2024, "/appeals"), appeal(good, "SCORE", "\"PA1\"")), 409, "outside-window");
        refused(regulator().post(path(2024, "/approval"), reason("")), 409, "appeals-open");

        var before = result(2024, poor).at("/standing/score");
        var stationBefore = result(2024, station).at("/standing/score");
        var admit = "{\"decision\":\"UPHELD\",\"admit\":[\"assessment-service/" + poor.code()
                + "-i3/1\"],\"reason\":\"it was inspected in time\"}";
        refused(regulator().post(path(2024, "/appeals/" + score + "/decision"), admit), 409, "reviewed-by-you");
        assertThat(third().post(path(2024, "/appeals/" + score + "/decision"), admit.replace("UPHELD", "REJECTED"))
                        .status())
                .isEqualTo(400);
        assertThat(third().post(path(2024, "/appeals/" + score + "/decision"), admit.replace("-i3/", "-i2/"))
                        .status())
                .as("it counts already")
                .isEqualTo(400);
        var decided = done(third().post(path(2024, "/appeals/" + score + "/decision"), admit));
        assertThat(decided.at("/before")).isEqualTo(before);
        assertThat(new BigDecimal(decided.at("/after"))).isGreaterThan(new BigDecimal(before));
        assertThat(result(2024, poor).at("/standing/score")).isEqualTo(decided.at("/after"));
        assertThat(result(2024, poor).at("/standing/frozen")).isEqualTo(before);
        assertThat(result(2024, poor).json().at("/rounds").size())
                .as("frozen, and for each appeal in its station")
                .isEqualTo(3);
        assertThat(result(2024, station).at("/standing/score"))
                .as("a station's result rests on its points'")
                .isNotEqualTo(stationBefore);
        done(third().post(
                        path(2024, "/appeals/" + veto + "/decision"),
                        "{\"decision\":\"UPHELD\",\"liftVeto\":true,\"reason\":\"another unit's\"}"));
        assertThat(result(2024, good).at("/standing/vetoed")).isEqualTo("false");
        var verified = done(regulator().post(path(2024, "/freeze/verification"), "{}"));
        assertThat(verified.at("/equal")).as(verified.toString()).isEqualTo("true");
        assertThat(verified.at("/rounds")).isEqualTo("2");
    }

    private void approvalAndAfter() {
        refused(
                regulator().post(path(2024, "/rectifications"), reason(",\"unit\":\"" + poor.code() + "\"")),
                409,
                "out-of-order");
        approveTogether(2024);
        await().untilAsserted(() -> assertThat(told(ScoreFinalised.class)).hasSize(3));
        done(regulator().post(path(2024, "/approval"), reason("")));
        assertThat(told(ScoreFinalised.class)).as("once each").hasSize(3);
        refused(regulator().post(path(2024, "/vetoes"), vetoOf(poor)), 409, "out-of-order");

        var commended = done(regulator().post(path(2024, "/commendations"), reason("")));
        for (var row : regulator()
                .get(path(2024, "/results"))
                .json()
                .at("/items")
                .valueStream()
                .toList()) {
            var best = row.path("grade").asString("").equals("EXCELLENT")
                    && row.path("place").asInt(99) <= 3;
            assertThat(commended.text().contains("\"commended\":[")
                            && commended
                                    .json()
                                    .at("/commended")
                                    .valueStream()
                                    .anyMatch(one -> one.asString()
                                            .equals(row.path("unit").asString())))
                    .isEqualTo(best);
        }
        var order = done(regulator().post(path(2024, "/rectifications"), reason(",\"unit\":\"" + poor.code() + "\"")));
        assertThat(order.at("/rectification/dueOn")).isEqualTo("2025-03-10"); // 9 March is a Sunday
        done(regulator()
                .post(path(2024, "/rectifications/" + poor.code() + "/inspection"), reason(",\"passed\":true")));
        refused(
                regulator()
                        .post(path(2024, "/rectifications/" + poor.code() + "/inspection"), reason(",\"passed\":true")),
                409,
                "already-rectified");
        refused(
                regulator().post(path(2024, "/plaque-removals"), reason(",\"unit\":\"" + poor.code() + "\"")),
                409,
                "not-unqualified-twice");
        exported();
        var book = as("auditor", Role.AUDITOR, county).get(path(2024, ""));
        assertThat(book.json().at("/steps").size()).isGreaterThanOrEqualTo(8);
        assertThat(as("auditor", Role.AUDITOR, county)
                        .post(path(2024, "/commendations"), reason(""))
                        .status())
                .isEqualTo(403);
    }

    private void exported() {
        var xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        assertThat(done(governance().with("Accept", xlsx).get(path(2024, "/export")))
                        .text())
                .startsWith("PK");
        assertThat(printed(done(governance().with("Accept", "application/pdf").get(path(2024, "/export"))), "county"))
                .contains(poor.code(), good.code(), "冻结摘要");
        assertThat(done(governance().get(path(2024, "/export"))).text()).startsWith("PK");
        assertThat(printed(done(officer(poor).get(path(2024, "/sheets/" + poor.code()))), "poor"))
                .contains("考核表", "不合格", "联合评审", "visited", "第 1 页 共 2 页");
        assertThat(printed(done(officer(good).get(path(2024, "/sheets/" + good.code()))), "good"))
                .contains("自评：97.50，2024-12-05；all done", "站评议", "服务站", "2024-12-05");
        assertThat(officer(poor).get(path(2024, "/sheets/" + good.code())).status())
                .isEqualTo(404);
        refused(officer(poor).with("Accept", xlsx).get(path(2024, "/export")), 403, "not-allowed");
    }

    /** What a PDF says; its pages stay beside the test reports, to be looked at. */
    private static String printed(Api.Answer answer, String name) {
        try (var pdf = Loader.loadPDF(answer.bytes())) {
            var folder = Files.createDirectories(Path.of("target", "papers"));
            for (int page = 0; page < pdf.getNumberOfPages(); page++) {
                var image = folder.resolve(name + "-" + (page + 1) + ".png");
                ImageIO.write(new PDFRenderer(pdf).renderImageWithDPI(page, 100), "png", image.toFile());
            }
            return new PDFTextStripper().getText(pdf).replaceAll("[\\s　]+", " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String vetoOf(UnitRef unit) {
        return "{\"unit\":\"" + unit.code()
                + "\",\"ground\":\"FEES_OR_BENEFITS\",\"evidence\":[\"case-1\"],\"reason\":\"see case\"}";
    }

    private void approveTogether(int year) {
        var one = CompletableFuture.supplyAsync(() -> regulator().post(path(year, "/approval"), reason("")));
        var other = CompletableFuture.supplyAsync(() -> governance().post(path(year, "/approval"), reason("")));
        done(one.join());
        done(other.join());
        assertThat(regulator().get(path(year, "")).at("/finalised")).isEqualTo("true");
    }

    private void secondYear() {
        clock.set("2026-01-12");
        done(regulator().post(path(2025, "/freeze"), reason("")));
        for (var unit : List.of(station, good, poor)) {
            done(regulator()
                    .post(
                            path(2025, "/reviews"),
                            "{\"stage\":\"JOINT\",\"unit\":\"" + unit.code()
                                    + "\",\"agreed\":true,\"remarks\":\"visited\"}"));
        }
        for (var stage : List.of("JOINT", "VETO")) {
            var review = "{\"stage\":\"" + stage + "\",\"agreed\":true,\"remarks\":\"looked through\"}";
            done(regulator().post(path(2025, "/reviews"), review));
            done(governance().post(path(2025, "/reviews"), review));
        }
        done(regulator().post(path(2025, "/notice"), reason("")));
        refused(regulator().post(path(2025, "/approval"), reason("")), 409, "outside-window");
        clock.set("2026-03-02");
        approveTogether(2025);
        var first = regulator().get(path(2025, "/plaque-removals?limit=1")).json();
        assertThat(first.at("/items").size()).isEqualTo(1);
        var others = regulator()
                .get(path(2025, "/plaque-removals?after=" + first.at("/next").asString()));
        assertThat(others.json()
                        .at("/items")
                        .valueStream()
                        .map(unit -> unit.at("/unit/code").asString()))
                .contains(poor.code())
                .doesNotContain(first.at("/items/0/unit/code").asString());
        var body = reason(",\"unit\":\"" + poor.code() + "\"");
        assertThat(done(regulator().post(path(2025, "/plaque-removals"), body)).at("/plaqueRemovedAt"))
                .isNotEmpty();
        refused(regulator().post(path(2025, "/plaque-removals"), body), 409, "plaque-removed");
        await().untilAsserted(() -> assertThat(told(PlaqueRemoved.class)).hasSize(1));
    }

    private <E extends ScoreEvent> List<E> told(Class<E> type) {
        return TopicReader.readAll(consumers, ScoreEvent.TOPIC).stream()
                .map(record -> codec.read(record.headers(), record.value()))
                .filter(event -> event.origin().unit().path().contains(county))
                .filter(type::isInstance)
                .map(type::cast)
                .distinct() // a fact may be told twice, under one identity
                .toList();
    }

    private void unit(String code, String kind, @Nullable String parent) {
        done(regulator()
                .post(
                        "/api/units",
                        "{\"code\":\"" + code + "\",\"kind\":\"" + kind + "\",\"name\":\"站点 " + code
                                + "\",\"openedOn\":\"2024-01-01\""
                                + (parent == null ? "" : ",\"parent\":\"" + parent + "\"") + "}"));
    }

    private void kept(String id) {
        await().untilAsserted(
                        () -> assertThat(mongo.getCollection("facts").countDocuments(new org.bson.Document("_id", id)))
                                .isOne());
    }

    private static Instant noon(String day) {
        return LocalDate.parse(day).atTime(12, 0).atZone(ZONE).toInstant();
    }

    private static Event inspected(UnitRef unit, String subject, Set<InspectionItem> passed, String day) {
        return new InspectionRecorded(
                origin("assessment-service", unit.code() + "-" + subject, unit, day),
                unit.path().getFirst(),
                passed);
    }

    private static Origin origin(String source, String subject, UnitRef unit, String day) {
        return new Origin(source, subject, 1, noon(day), noon(day), unit, Role.SYSTEM, Channel.APP);
    }

    private static Event received(UnitRef unit, String id) {
        return new ComplaintReceived(
                origin("complaint-service", id, unit, "2024-11-30"),
                unit.code() + "-2024-0001",
                Category.GENERAL,
                Money.cny("100"),
                1,
                Harm.NONE,
                true,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** Tells a fact as written down on a day. */
    private void tell(Event event, String recordedOn) {
        var json = codec.write(event)
                .replace(
                        "\"recordedAt\":\"" + event.recordedAt() + "\"", "\"recordedAt\":\"" + noon(recordedOn) + "\"");
        var record = new ProducerRecord<>(
                EventCatalogue.topicOf(event.getClass()), event.key(), json.getBytes(StandardCharsets.UTF_8));
        codec.attributes(event)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            Objects.requireNonNull(kafka.send(record).get());
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
