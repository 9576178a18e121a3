package org.steelyard.training.study.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Page;
import org.steelyard.platform.web.PageRequest;
import org.steelyard.training.study.Attempt;
import org.steelyard.training.study.Material;
import org.steelyard.training.study.MaterialPublishing;
import org.steelyard.training.study.MaterialPublishing.Draft;
import org.steelyard.training.study.Question;
import org.steelyard.training.study.QuizTaking;
import org.steelyard.training.study.QuizTaking.Answer;
import org.steelyard.training.study.QuizTaking.Put;
import org.steelyard.training.study.QuizTaking.Quiz;

@RestController
@RequestMapping("/api/training")
class StudyController {

    private final MaterialPublishing publishing;
    private final QuizTaking quizzes;

    StudyController(MaterialPublishing publishing, QuizTaking quizzes) {
        this.publishing = publishing;
        this.quizzes = quizzes;
    }

    @PostMapping("/materials")
    ResponseEntity<MaterialView> publish(
            @Valid @RequestBody PublishMaterial body, Caller caller, Conditions conditions) {
        var created = publishing.publish(body.draft(), caller, conditions);
        var answer = created.fresh()
                ? ResponseEntity.created(URI.create("/api/training/materials/" + body.module()))
                : ResponseEntity.ok();
        return answer.eTag(Long.toString(created.aggregate().revision())).body(MaterialView.of(created.aggregate()));
    }

    @GetMapping("/materials")
    Page<MaterialLine> materials(
            @RequestParam(required = false) @Nullable String module, Caller caller, PageRequest page) {
        return page.page(publishing.materials(module, caller, page), Material::id, MaterialLine::of);
    }

    @GetMapping("/materials/{module}")
    MaterialView material(@PathVariable String module, Caller caller) {
        return MaterialView.of(publishing.material(module, caller));
    }

    @PostMapping("/quizzes")
    ResponseEntity<QuizView> begin(@Valid @RequestBody BeginQuiz body, Caller caller, Conditions conditions) {
        var begun = quizzes.begin(body.module(), caller, conditions);
        return begun.fresh()
                ? ResponseEntity.created(URI.create(
                                "/api/training/quizzes/" + begun.quiz().id()))
                        .eTag(Long.toString(begun.quiz().study().revision()))
                        .cacheControl(CacheControl.noStore())
                        .body(QuizView.of(begun.quiz()))
                : answer(begun.quiz());
    }

    @GetMapping("/quizzes/{id}")
    ResponseEntity<QuizView> quiz(@PathVariable String id, Caller caller) {
        return answer(quizzes.quiz(id, caller));
    }

    @PostMapping("/quizzes/{id}/answers")
    ResponseEntity<QuizView> answers(
            @PathVariable String id, @Valid @RequestBody GiveAnswers body, Caller caller, Conditions conditions) {
        var answers = body.answers().stream()
                .map(given -> new Answer(given.question(), given.chosen()))
                .toList();
        return answer(quizzes.answer(id, answers, caller, conditions));
    }

    private static ResponseEntity<QuizView> answer(Quiz quiz) {
        return ResponseEntity.ok()
                .eTag(Long.toString(quiz.study().revision()))
                .cacheControl(CacheControl.noStore())
                .body(QuizView.of(quiz));
    }

    record PublishMaterial(
            @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{1,32}")
            String module,

            @NotNull @Min(1) Integer version,
            @Nullable @Size(min = 1, max = 20_000) String text,

            @Nullable @Pattern(regexp = "https?://\\S{1,490}")
            String link,

            @Nullable @Size(max = 100) List<@NotNull @Valid QuestionBody> questions) {
        Draft draft() {
            var asked = questions == null ? List.<QuestionBody>of() : questions;
            return new Draft(
                    module,
                    version,
                    text,
                    link,
                    asked.stream().map(QuestionBody::question).toList());
        }
    }

    record QuestionBody(
            @NotBlank @Size(max = 500) String text,
            @NotNull @Size(min = 2, max = 8) List<@NotBlank @Size(max = 200) String> options,
            @NotEmpty @Size(max = 8) List<@NotNull Integer> right) {
        Question question() {
            return new Question(text, options, right);
        }

        @Override
        public String toString() {
            return "QuestionBody"; // the answer stays out of logs
        }
    }

    record BeginQuiz(
            @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{1,32}")
            String module) {}

    record GiveAnswers(@NotNull @Size(max = 100) List<@NotNull @Valid AnswerBody> answers) {}

    record AnswerBody(
            @NotNull Integer question,
            @NotNull @Size(max = 8) List<@NotNull Integer> chosen) {}

    /** A version of material without what is in it. */
    record MaterialLine(String module, int version, int questions, OffsetDateTime publishedAt) {
        static MaterialLine of(Material material) {
            return new MaterialLine(
                    material.module(), material.edition(), material.bank(), local(material.publishedAt()));
        }
    }

    record MaterialView(
            String module,
            int version,
            @Nullable String text,
            @Nullable String link,
            int questions,
            OffsetDateTime publishedAt) {
        static MaterialView of(Material material) {
            return new MaterialView(
                    material.module(),
                    material.edition(),
                    material.text(),
                    material.link(),
                    material.bank(),
                    local(material.publishedAt()));
        }
    }

    record QuizView(
            String id,
            String module,
            int year,
            int attempt,
            int attemptsLeft,
            Attempt.Standing status,
            int passMark,
            OffsetDateTime expiresAt,
            @Nullable Integer right,
            int of,
            List<QuestionView> questions) {
        static QuizView of(Quiz quiz) {
            var attempt = quiz.attempt();
            return new QuizView(
                    quiz.id(),
                    quiz.study().module(),
                    quiz.study().year(),
                    attempt.number(),
                    quiz.left(),
                    quiz.standing(),
                    attempt.passMark(),
                    local(attempt.expiresAt()),
                    attempt.answeredAt() == null ? null : attempt.right(),
                    attempt.questions(),
                    IntStream.range(0, quiz.questions().size())
                            .mapToObj(place ->
                                    QuestionView.of(place + 1, quiz.questions().get(place)))
                            .toList());
        }
    }

    record QuestionView(int question, String text, List<String> options, boolean several) {
        static QuestionView of(int number, Put put) {
            return new QuestionView(number, put.text(), put.options(), put.several());
        }
    }

    private static OffsetDateTime local(Instant instant) {
        return instant.atZone(WorkingCalendar.ZONE).toOffsetDateTime();
    }
}
