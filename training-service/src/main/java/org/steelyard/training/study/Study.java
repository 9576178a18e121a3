package org.steelyard.training.study;

import com.google.errorprone.annotations.CheckReturnValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.CompletionBasis;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.TrainingMode;
import org.steelyard.contracts.UnitRef;
import org.steelyard.platform.outbox.Aggregate;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.training.completion.Learning;

/**
 * An officer's quizzes on a module in a year. One document, so that attempts are counted right however many are begun at
 * once. A passed quiz leads to its completion afterwards; until that is known to be there the study owes it.
 */
@CheckReturnValue
@Document("studies")
public class Study extends Aggregate {

    private final String officer;
    private final String module;
    private final int year;
    private UnitRef unit;
    private Role role;
    private List<Attempt> attempts = new ArrayList<>();
    private @Nullable Instant owing;

    @PersistenceCreator
    Study(String id, String officer, String module, int year, UnitRef unit, Role role) {
        super(id);
        this.officer = officer;
        this.module = module;
        this.year = year;
        this.unit = unit;
        this.role = role;
    }

    static Study of(String officer, String module, int year, UnitRef unit, Role role) {
        return new Study(idOf(officer, module, year), officer, module, year, unit, role);
    }

    static String idOf(String officer, String module, int year) {
        return UUID.nameUUIDFromBytes(("study|" + officer + "|" + module + "|" + year).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** Begins a quiz, unless one is open: that one is to be answered first. Answers whether one was begun. */
    boolean begin(Material material, long seed, StudySettings settings, UnitRef servesAt, Role as, Instant now) {
        if (!attempts.isEmpty() && attempts.getLast().isOpen(now)) {
            return false;
        }
        if (attempts.size() >= settings.attempts()) {
            throw new QuizRefused.AttemptsUsed(settings.attempts());
        }
        unit = servesAt;
        role = as;
        attempts.add(new Attempt(
                attempts.size() + 1,
                material.id(),
                seed,
                Math.min(settings.questions(), material.bank()),
                settings.passMark(),
                now,
                now.plus(settings.time()),
                null,
                0));
        return true;
    }

    /** Takes the answers to a quiz, once and in time. */
    void answer(int number, int right, Instant now) {
        var attempt = attempt(number);
        if (!attempt.isOpen(now)) {
            throw new QuizRefused.Closed(attempt.expiresAt());
        }
        var answered = attempt.answered(right, now);
        attempts.set(number - 1, answered);
        owing = answered.isPassed() ? now : owing;
    }

    Attempt attempt(int number) {
        if (number < 1 || number > attempts.size()) {
            throw new NotFound("quiz", quiz(number));
        }
        return attempts.get(number - 1);
    }

    /** The id of a quiz. */
    String quiz(int number) {
        return id() + "-" + number;
    }

    /** What a passed quiz says was learnt. */
    List<Learning> learnt() {
        return attempts.stream()
                .filter(Attempt::isPassed)
                .map(attempt -> learning(attempt, Objects.requireNonNull(attempt.answeredAt())))
                .toList();
    }

    private Learning learning(Attempt attempt, Instant at) {
        return new Learning(
                officer,
                unit,
                module,
                TrainingMode.SELF_STUDY,
                CompletionBasis.QUIZ,
                quiz(attempt.number()),
                at,
                at,
                role,
                Channel.APP);
    }

    boolean isOwing() {
        return owing != null;
    }

    void settle() {
        owing = null;
    }

    String officer() {
        return officer;
    }

    public String module() {
        return module;
    }

    public int year() {
        return year;
    }

    List<Attempt> attempts() {
        return List.copyOf(attempts);
    }
}
