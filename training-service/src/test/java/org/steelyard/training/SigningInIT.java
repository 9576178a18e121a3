package org.steelyard.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.steelyard.contracts.CompletionBasis;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.TrainingEvent.SessionHeld;
import org.steelyard.contracts.TrainingEvent.SessionPlanned;
import org.steelyard.contracts.TrainingEvent.SignInsOverlapped;
import org.steelyard.contracts.TrainingEvent.TrainingCompleted;
import org.steelyard.testkit.Api;

class SigningInIT extends World {

    @Test
    void theCodeInTheRoomSignsAnOfficerInOnce() {
        var id = session(stationOfficer, station, -30, 30, "");
        var code = code(stationOfficer, id);

        var first = signIn(pointOfficer, id, code);
        var second = signIn(pointOfficer, id, code);
        var other = signIn(neighbourOfficer, id, code);

        assertThat(first.status()).as(first.toString()).isEqualTo(200);
        assertThat(first.at("/status")).isEqualTo("HELD");
        assertThat(first.json().at("/completions/0/new").asBoolean()).isTrue();
        assertThat(second.json().at("/attendance").asInt()).isEqualTo(1);
        assertThat(second.json().at("/completions/0/new").asBoolean()).isFalse();
        assertThat(other.json().at("/attendance").asInt()).isEqualTo(2);
        var seen = stationOfficer.get(path(id, "sign-ins"));
        assertThat(seen.at("/items/0/officer")).isEqualTo(officer);
        assertThat(seen.at("/items/0/means")).isEqualTo("CODE");
        await().untilAsserted(() -> {
            assertThat(told(SessionHeld.class)).hasSize(1);
            assertThat(told(TrainingCompleted.class))
                    .hasSize(2)
                    .allMatch(completed -> completed.basis() == CompletionBasis.ATTENDANCE
                            && id.equals(completed.session())
                            && completed.key().equals(point));
        });
    }

    @Test
    void aWrongCodeIsRefusedAndGuessingEnds() {
        var id = session(stationOfficer, station, -30, 30, "");
        var wrong = code(stationOfficer, id).equals("000000") ? "000001" : "000000";
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(signIn(pointOfficer, id, wrong))
                    .returns(422, Api.Answer::status)
                    .returns("sign-in-code-wrong", Api.Answer::problem);
        }

        assertThat(signIn(pointOfficer, id, code(stationOfficer, id)))
                .returns(409, Api.Answer::status)
                .returns("sign-in-attempts-used", Api.Answer::problem);
        assertThat(signIn(neighbourOfficer, id, code(stationOfficer, id)).status())
                .isEqualTo(200);
        assertThat(stationOfficer
                        .post(path(id, "attendance"), roster(officer, point))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void guessesSentSideBySideAreCountedEach() throws Exception {
        var id = session(stationOfficer, station, -30, 30, "");
        var wrong = code(stationOfficer, id).equals("000000") ? "000001" : "000000";

        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            var guesses = many.invokeAll(
                    Collections.nCopies(20, (Callable<Api.Answer>) () -> signIn(pointOfficer, id, wrong)));
            var looked = 0;
            for (var guess : guesses) {
                looked += guess.get().status() == 422 ? 1 : 0;
            }
            assertThat(looked).isLessThanOrEqualTo(5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"code\":\"12345\"}", "{\"code\":123456}", "{\"code\":\"abcdef\"}", "{\"pin\":1}"})
    void whatIsNoCodeIsRefusedWithoutAnAttempt(String body) {
        var id = session(stationOfficer, station, -30, 30, "");

        assertThat(pointOfficer.post(path(id, "sign-ins"), body)).returns(400, Api.Answer::status);
        assertThat(mongo.findById(id + "|" + officer, Document.class, "sign-in-attempts"))
                .isNull();
    }

    @Test
    void onlyThoseWhoGiveTheSessionSeeItsCode() {
        var id = session(regulator, county, -30, 30, "");

        assertThat(stationOfficer.get(path(id, "code"))).returns(403, Api.Answer::status);
        assertThat(pointOfficer.get(path(id, "code.svg"))).returns(403, Api.Answer::status);
        assertThat(pointOfficer.get(path(id, "sign-ins"))).returns(403, Api.Answer::status);
        assertThat(api(Role.AUDITOR, "", county).get(path(id, "code"))).returns(403, Api.Answer::status);
        var square = regulator.get(path(id, "code.svg"));
        assertThat(square.header("Content-Type")).startsWith("image/svg+xml");
        assertThat(square.header("Cache-Control")).contains("no-store");
        assertThat(square.text()).startsWith("<svg").doesNotContain(regulatorCode(id));
        var theirs = session(otherStationOfficer, otherStation, -30, 30, "");
        assertThat(stationOfficer.get(path(theirs, "code"))).returns(404, Api.Answer::status);
        assertThat(signIn(pointOfficer, theirs, "123456")).returns(404, Api.Answer::status);
    }

    private String regulatorCode(String id) {
        return code(regulator, id);
    }

    @Test
    void theDoorIsShutBeforeAfterAndWhenCancelled() {
        var later = session(stationOfficer, station, 60, 120, "");
        assertThat(signIn(pointOfficer, later, "123456"))
                .returns(409, Api.Answer::status)
                .returns("session-not-started", Api.Answer::problem);
        assertThat(stationOfficer.get(path(later, "code"))).returns(409, Api.Answer::status);
        var over = session(stationOfficer, station, -120, -60, "");
        assertThat(signIn(pointOfficer, over, "123456"))
                .returns(409, Api.Answer::status)
                .returns("sign-in-closed", Api.Answer::problem);
        var cancelled = session(stationOfficer, station, -30, 30, "");
        assertThat(stationOfficer.post(path(cancelled, "cancellation"), "{}").status())
                .isEqualTo(200);
        assertThat(signIn(pointOfficer, cancelled, "123456"))
                .returns(409, Api.Answer::status)
                .returns("transition-refused", Api.Answer::problem);
    }

    @Test
    void onlyTheOfficersASessionIsForSignIn() {
        var id = session(regulator, county, -30, 30, ",\"audience\":\"STATION_OFFICER\",\"trainer\":\"示例讲师\"");
        var code = code(regulator, id);

        assertThat(signIn(pointOfficer, id, code))
                .returns(403, Api.Answer::status)
                .returns("not-invited", Api.Answer::problem);
        assertThat(regulator
                        .post(path(id, "attendance"), roster(officer, point))
                        .at("/errors/0/field"))
                .isEqualTo("officers[0].unit");
        assertThat(signIn(stationOfficer, id, code)).returns(200, Api.Answer::status);
        assertThat(signIn(otherStationOfficer, id, code))
                .returns(403, Api.Answer::status)
                .returns("officer-not-serving", Api.Answer::problem);
        assertThat(signIn(regulator, id, code)).returns(403, Api.Answer::status);
        assertThat(regulator.get("/api/training/sessions/" + id).at("/trainer")).isEqualTo("示例讲师");
        var stored = mongo.findById(id, Document.class, "sessions");
        assertThat(stored).isNotNull();
        assertThat(stored.get("secret")).isInstanceOf(Binary.class);
        assertThat(stored.get("plan", Document.class).get("trainer")).isInstanceOf(Binary.class);
        await().untilAsserted(() -> assertThat(told(SessionPlanned.class))
                .singleElement()
                .returns(Role.STATION_OFFICER, SessionPlanned::audience));
    }

    @Test
    void thereIsNoAudienceOfRegulators() {
        var answer = regulator.post("/api/training/sessions", """
                {"mode":"LECTURE","modules":["M01"],"title":"x","startsAt":"%s","endsAt":"%s","areas":["%s"],
                 "audience":"COUNTY_REGULATOR"}""".formatted(NOW, NOW.plusHours(1), county));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/errors/0/field")).isEqualTo("audience");
    }

    @Test
    void ofTwoWhoWantTheLastSeatOneGetsIt() throws Exception {
        var id = session(stationOfficer, station, -30, 30, ",\"capacity\":1");
        var code = code(stationOfficer, id);

        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = both.invokeAll(List.<Callable<Api.Answer>>of(
                    () -> signIn(pointOfficer, id, code), () -> signIn(neighbourOfficer, id, code)));
            assertThat(List.of(
                            answers.get(0).get().status(), answers.get(1).get().status()))
                    .containsExactlyInAnyOrder(200, 409);
        }

        assertThat(stationOfficer.get(path(id, "sign-ins")).json().at("/items").size())
                .isEqualTo(1);
    }

    @Test
    void whoCannotHaveBeenAtBothIsShownAndToldOnce() {
        var here = session(regulator, county, -60, 30, ",\"place\":\"甲\"");
        var there = session(stationOfficer, station, -30, 60, ",\"place\":\"乙\"");
        var after = session(stationOfficer, station, -200, -80, ",\"place\":\"乙\"");
        var longAgo = session(stationOfficer, station, -900, -800, ",\"place\":\"乙\"");
        for (var id : List.of(there, after, longAgo)) {
            assertThat(stationOfficer
                            .post(path(id, "attendance"), roster(officer, point))
                            .status())
                    .isEqualTo(200);
        }

        assertThat(signIn(pointOfficer, here, code(regulator, here)).status()).isEqualTo(200);
        assertThat(signIn(pointOfficer, here, code(regulator, here)).status()).isEqualTo(200);

        var seen = regulator.get(path(here, "sign-ins")).json().at("/items/0/overlaps");
        assertThat(seen.findValuesAsString("session")).containsExactlyInAnyOrder(there, after);
        assertThat(seen.findValuesAsString("kind")).containsExactlyInAnyOrder("TIME", "PLACE");
        assertThat(stationOfficer.get(path(there, "sign-ins")).at("/items/0/overlaps/0/session"))
                .isEqualTo(here);
        assertThat(stationOfficer
                        .get(path(longAgo, "sign-ins"))
                        .json()
                        .at("/items/0/overlaps")
                        .size())
                .isZero();
        await().untilAsserted(() -> assertThat(told(SignInsOverlapped.class))
                .hasSize(2)
                .allMatch(overlap -> overlap.key().equals(point)
                        && overlap.officer().equals(officer)
                        && overlap.origin().actorRole() == Role.SYSTEM)
                .extracting(SignInsOverlapped::subject, SignInsOverlapped::other)
                .containsExactlyInAnyOrder(tuple(there, here), tuple(here, after)));
        assertThat(pointOfficer.get("/api/training/completions").at("/items/0/status"))
                .isEqualTo("VALID");
    }

    @Test
    void theSquareOpensTheConsoleWithTheCodeWhereNoServerSeesIt() {
        var id = session(stationOfficer, station, -30, 30, "");

        var shown = stationOfficer.get(path(id, "code"));

        assertThat(shown.at("/link"))
                .isEqualTo("http://127.0.0.1:8080/desk/sign-in/%s#%s".formatted(id, shown.at("/code")));
    }

    private static Api.Answer signIn(Api by, String session, String code) {
        return by.post("/api/training/sessions/" + session + "/sign-ins", "{\"code\":\"" + code + "\"}");
    }

    private static String code(Api by, String session) {
        var shown = by.get("/api/training/sessions/" + session + "/code");
        assertThat(shown.status()).as(shown.toString()).isEqualTo(200);
        return shown.at("/code");
    }
}
