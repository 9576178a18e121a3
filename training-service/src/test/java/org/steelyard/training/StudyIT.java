package org.steelyard.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.steelyard.contracts.CompletionBasis;
import org.steelyard.contracts.TrainingEvent.CompletionRevoked;
import org.steelyard.contracts.TrainingEvent.TrainingCompleted;
import org.steelyard.contracts.TrainingMode;
import org.steelyard.testkit.Api;
import tools.jackson.databind.JsonNode;

class StudyIT extends World {

    private static final String RIGHT = "对";

    @Test
    void aPassedQuizCompletesTheModuleOnce() {
        published(12);
        var quiz = begin(pointOfficer);
        assertThat(quiz.status()).as(quiz.toString()).isEqualTo(201);
        assertThat(quiz.json().at("/questions").size()).isEqualTo(10);
        assertThat(quiz.text()).doesNotContain("\"right\":[").doesNotContain("seed");
        assertThat(begin(pointOfficer))
                .returns(200, Api.Answer::status)
                .returns(quiz.at("/id"), answer -> answer.at("/id"));

        var once = pointOfficer.with("Idempotency-Key", "answers-" + quiz.at("/id"));
        var passed = once.post(answersOf(quiz), answers(quiz, 8));
        var again = once.post(answersOf(quiz), answers(quiz, 8));

        assertThat(passed.status()).as(passed.toString()).isEqualTo(200);
        assertThat(passed.at("/status")).isEqualTo("PASSED");
        assertThat(passed.json().at("/right").asInt()).isEqualTo(8);
        assertThat(again.json()).isEqualTo(passed.json());
        assertThat(pointOfficer.post(answersOf(quiz), answers(quiz, 10)))
                .returns(409, Api.Answer::status)
                .returns("quiz-closed", Api.Answer::problem);
        assertThat(begin(pointOfficer))
                .returns(409, Api.Answer::status)
                .returns("module-completed", Api.Answer::problem);
        assertThat(pointOfficer.get("/api/training/completions").at("/items/0/basis"))
                .isEqualTo("QUIZ");
        await().untilAsserted(() -> assertThat(told(TrainingCompleted.class))
                .singleElement()
                .returns(CompletionBasis.QUIZ, TrainingCompleted::basis)
                .returns(TrainingMode.SELF_STUDY, TrainingCompleted::mode)
                .returns(null, TrainingCompleted::session)
                .returns(officer, TrainingCompleted::officer)
                .returns(point, TrainingCompleted::key));
    }

    @Test
    void aFailedOneIsTakenAgainUntilTheAttemptsAreUsed() {
        published(10);
        for (int attempt = 1; attempt <= 5; attempt++) {
            var quiz = begin(pointOfficer);
            assertThat(quiz.json().at("/attempt").asInt()).isEqualTo(attempt);
            assertThat(pointOfficer.post(answersOf(quiz), answers(quiz, 7)).at("/status"))
                    .isEqualTo("FAILED");
        }

        assertThat(begin(pointOfficer))
                .returns(409, Api.Answer::status)
                .returns("quiz-attempts-used", Api.Answer::problem);
        assertThat(begin(neighbourOfficer).status()).isEqualTo(201);
        assertThat(pointOfficer
                        .get("/api/training/completions")
                        .json()
                        .at("/items")
                        .size())
                .isZero();
    }

    @Test
    void whatIsRevokedIsCompletedAgainByAnotherQuiz() {
        published(10);
        var first = begin(pointOfficer);
        assertThat(pointOfficer.post(answersOf(first), answers(first, 10)).status())
                .isEqualTo(200);
        var completion = pointOfficer.get("/api/training/completions").at("/items/0/id");
        assertThat(regulator
                        .post("/api/training/completions/" + completion + "/revocation", "{\"reason\":\"代答\"}")
                        .status())
                .isEqualTo(200);

        var second = begin(pointOfficer);
        assertThat(second.at("/id")).isNotEqualTo(first.at("/id"));
        assertThat(pointOfficer.post(answersOf(second), answers(second, 10)).status())
                .isEqualTo(200);

        assertThat(pointOfficer.get("/api/training/completions/" + completion).at("/status"))
                .isEqualTo("VALID");
        await().untilAsserted(() -> {
            assertThat(told(TrainingCompleted.class))
                    .extracting(TrainingCompleted::sequence)
                    .containsExactly(1L, 3L);
            assertThat(told(CompletionRevoked.class)).hasSize(1);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {}                                                                    | answers
            {"answers":[{"question":0,"chosen":[0]}]}                             | answers[0].question
            {"answers":[{"question":4,"chosen":[0]}]}                             | answers[0].question
            {"answers":[{"question":1,"chosen":[0]},{"question":1,"chosen":[1]}]} | answers[1].question
            {"answers":[{"question":1,"chosen":[4]}]}                             | answers[0].chosen
            {"answers":[{"question":1,"chosen":[-1]}]}                            | answers[0].chosen
            {"answers":[{"question":1,"chosen":["对"]}]}                           | answers[0].chosen[0]
            {"answers":[{"question":1,"chosen":[0],"right":true}]}                | answers[0].right
            {"answers":[],"passed":true}                                          | passed
            """)
    void tamperedAnswersAreRefusedWithoutUsingTheQuiz(String body, String field) {
        published(3);
        var quiz = begin(pointOfficer);

        var answer = pointOfficer.post(answersOf(quiz), body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.at("/errors/0/field")).isEqualTo(field);
        assertThat(pointOfficer.get("/api/training/quizzes/" + quiz.at("/id")).at("/status"))
                .isEqualTo("OPEN");
    }

    @Test
    void aQuizIsItsOfficersOwn() {
        published(3);
        var quiz = begin(pointOfficer);
        var path = "/api/training/quizzes/" + quiz.at("/id");

        assertThat(neighbourOfficer.get(path)).returns(404, Api.Answer::status);
        assertThat(neighbourOfficer.post(path + "/answers", "{\"answers\":[]}")).returns(404, Api.Answer::status);
        assertThat(regulator.get(path)).returns(404, Api.Answer::status);
        assertThat(pointOfficer.get(path.replaceFirst("-1$", "-2"))).returns(404, Api.Answer::status);
        assertThat(pointOfficer.get("/api/training/quizzes/none")).returns(404, Api.Answer::status);
        assertThat(regulator.post("/api/training/quizzes", "{\"module\":\"M02\"}"))
                .returns(403, Api.Answer::status);
        assertThat(otherStationOfficer.post("/api/training/quizzes", "{\"module\":\"M02\"}"))
                .returns("officer-not-serving", Api.Answer::problem);
    }

    @Test
    void materialIsPublishedVersionByVersionAndItsAnswersNeverLeave() {
        assertThat(begin(pointOfficer)).returns(409, Api.Answer::status).returns("quiz-missing", Api.Answer::problem);
        var first = published(3);
        assertThat(first.text()).doesNotContain(RIGHT);
        assertThat(regulator.post("/api/training/materials", material(1, 3)))
                .returns(409, Api.Answer::status)
                .returns("edition-out-of-order", Api.Answer::problem)
                .returns(2, answer -> answer.json().at("/next").asInt());
        assertThat(regulator.post("/api/training/materials", material(3, 3))).returns(409, Api.Answer::status);
        var once = regulator.with("Idempotency-Key", "m-" + county);
        assertThat(once.post("/api/training/materials", material(2, 4)).status())
                .isEqualTo(201);
        assertThat(once.post("/api/training/materials", material(2, 4)).status())
                .isEqualTo(200);
        assertThat(once.post("/api/training/materials", material(2, 5)).status())
                .isEqualTo(422);

        var read = pointOfficer.get("/api/training/materials/M02");
        assertThat(read.at("/text")).isEqualTo("自学内容");
        assertThat(read.json().at("/version").asInt()).isEqualTo(2);
        assertThat(read.json().at("/questions").asInt()).isEqualTo(4);
        assertThat(read.text()).doesNotContain(RIGHT);
        assertThat(regulator
                        .get("/api/training/materials?module=M02")
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(2);
        assertThat(stationOfficer.post("/api/training/materials", material(3, 3)))
                .returns(403, Api.Answer::status);
        assertThat(pointOfficer.get("/api/training/materials/M01")).returns(404, Api.Answer::status);
        assertThat(pointOfficer
                        .post("/api/training/quizzes", "{\"module\":\"M01\"}")
                        .at("/errors/0/field"))
                .isEqualTo("module");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "module":"M02"~"module":"M77"       | module
            "module":"M02"~"module":"M 2"       | module
            "version":1~"version":0             | version
            "text":"自学内容"~"text":null          | text
            "link":null~"link":"file:///x"      | link
            "right":[0]~"right":[]              | questions[0].right
            "right":[0]~"right":[4]             | questions[0].right
            "right":[0]~"right":[0,0]           | questions[0].right
            "错一"~"错二"                         | questions[0].options
            "options":["对"~"options":[""        | questions[0].options[0]
            """)
    void badMaterialIsRefusedNamingTheField(String change, String field) {
        var parts = change.split("~", 2);
        var body = material(1, 1);
        assertThat(body).contains(parts[0]);

        var answer = regulator.post("/api/training/materials", body.replace(parts[0], parts[1]));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.at("/errors/0/field")).isEqualTo(field);
        assertThat(pointOfficer.get("/api/training/materials/M02")).returns(404, Api.Answer::status);
    }

    @Test
    void aCrashAfterThePassedQuizIsMadeGood() {
        published(3);
        var quiz = begin(pointOfficer);
        assertThat(pointOfficer.post(answersOf(quiz), answers(quiz, 3)).status())
                .isEqualTo(200);
        assertThat(mongo.remove(Query.query(Criteria.where("officer").is(officer)), "completions")
                        .getDeletedCount())
                .isEqualTo(1);
        var study = quiz.at("/id").substring(0, 36);
        assertThat(mongo.updateFirst(
                                Query.query(Criteria.where("_id").is(study)),
                                new Update().set("owing", NOW.minusMinutes(1).toInstant()),
                                "studies")
                        .getModifiedCount())
                .isEqualTo(1);

        await().untilAsserted(() -> assertThat(mongo.findOne(
                        Query.query(Criteria.where("officer").is(officer)), Document.class, "completions"))
                .isNotNull());
        await().untilAsserted(() ->
                assertThat(mongo.findById(study, Document.class, "studies")).doesNotContainKeys("owing", "_class"));
    }

    private Api.Answer published(int questions) {
        var answer = regulator.post("/api/training/materials", material(1, questions));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer;
    }

    private static String material(int version, int questions) {
        var bank = IntStream.range(0, questions)
                .mapToObj("{\"text\":\"第%d题\",\"options\":[\"对\",\"错一\",\"错二\",\"错三\"],\"right\":[0]}"::formatted)
                .toList();
        return "{\"module\":\"M02\",\"version\":%d,\"text\":\"自学内容\",\"link\":null,\"questions\":[%s]}"
                .formatted(version, String.join(",", bank));
    }

    private static Api.Answer begin(Api by) {
        return by.post("/api/training/quizzes", "{\"module\":\"M02\"}");
    }

    private static String answersOf(Api.Answer quiz) {
        return "/api/training/quizzes/" + quiz.at("/id") + "/answers";
    }

    /** So many right answers, the rest wrong. */
    private static String answers(Api.Answer quiz, int right) {
        var questions = StreamSupport.stream(quiz.json().at("/questions").spliterator(), false)
                .sorted(Comparator.comparing(
                        question -> question.at("/question").asInt()))
                .toList();
        var answers = IntStream.range(0, questions.size())
                .mapToObj(place -> "{\"question\":%d,\"chosen\":[%d]}"
                        .formatted(place + 1, optionOf(questions.get(place), place < right)))
                .toList();
        return "{\"answers\":[" + String.join(",", answers) + "]}";
    }

    private static int optionOf(JsonNode question, boolean right) {
        var options = List.copyOf(StreamSupport.stream(question.at("/options").spliterator(), false)
                .map(JsonNode::asString)
                .toList());
        var place = options.indexOf(RIGHT);
        return right ? place : (place + 1) % options.size();
    }
}
