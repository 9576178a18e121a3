package org.steelyard.training.study;

import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Service;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Outbox;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.security.Caller;
import org.steelyard.training.completion.Completing;
import org.steelyard.training.network.Network;
import org.steelyard.training.study.Draw.Asked;
import org.steelyard.training.syllabus.SyllabusPublishing;

/** Officers take quizzes on what they studied alone; a passed one completes the module. */
@Service
public class QuizTaking {

    private static final int STUDY_ID = 36;
    /** After which a completion still missing is taken to be left by a crash, not under way. */
    private static final Duration LEFT_AFTER = Duration.ofSeconds(30);

    private static final int BATCH = 100;

    private final Studies studies;
    private final Materials materials;
    private final SyllabusPublishing syllabi;
    private final Completing completing;
    private final Network network;
    private final Outbox outbox;
    private final StudySettings settings;
    private final Clock clock;
    private final MeterRegistry meters;
    private final SecureRandom seeds = new SecureRandom();

    QuizTaking(
            Studies studies,
            Materials materials,
            SyllabusPublishing syllabi,
            Completing completing,
            Network network,
            Outbox outbox,
            StudySettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.studies = studies;
        this.materials = materials;
        this.syllabi = syllabi;
        this.completing = completing;
        this.network = network;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
    }

    /** Begins a quiz on a module, or answers the one that is open. */
    public Begun begin(String module, Caller by, Conditions conditions) {
        by.require(Role.POINT_OFFICER, Role.STATION_OFFICER);
        var now = now();
        var today = WorkingCalendar.dateOf(now);
        var unit = network.serving(by, today);
        var officer = String.valueOf(by.officer());
        var material = material(module, unit.path().getFirst(), now);
        var study = Study.of(officer, module, today.getYear(), unit.ref(), by.actingRole());
        var known = studies.find(study.id());
        if (known == null) {
            requireOpen(officer, module, today.getYear());
            var first = study.begin(material, seeds.nextLong(), settings, unit.ref(), by.actingRole(), now);
            var created = outbox.create(study, conditions);
            if (created.fresh()) {
                return new Begun(quiz(created.aggregate(), 1, now), first);
            }
        }
        var fresh = new AtomicBoolean();
        var begun = outbox.changeTelling(() -> studies.require(study.id()), conditions, present -> {
            requireOpen(officer, module, today.getYear());
            fresh.set(present.begin(material, seeds.nextLong(), settings, unit.ref(), by.actingRole(), now));
            return List.of();
        });
        return new Begun(quiz(begun, begun.attempts().size(), now), fresh.get());
    }

    private void requireOpen(String officer, String module, int year) {
        if (completing.isCompleted(officer, module, year)) {
            throw new QuizRefused.Completed(module, year);
        }
    }

    private Material material(String module, String county, Instant now) {
        var taught = syllabi.modulesInForce(county, WorkingCalendar.dateOf(now));
        if (!taught.getOrDefault(module, false)) {
            throw new FieldRefused("module", "unknown-module", String.join(", ", selfStudy(taught)));
        }
        var material = materials.latest(county, module);
        if (material == null || material.bank() == 0) {
            throw new QuizRefused.NoQuestions(module);
        }
        return material;
    }

    private static List<String> selfStudy(Map<String, Boolean> taught) {
        return taught.keySet().stream().filter(taught::get).toList();
    }

    /** A quiz of the caller's own. */
    public Quiz quiz(String id, Caller caller) {
        return quiz(own(id, caller), numberIn(id), now());
    }

    /** Takes the answers to a quiz of the caller's own; a passed one completes its module. */
    public Quiz answer(String id, List<Answer> answers, Caller by, Conditions conditions) {
        by.require(Role.POINT_OFFICER, Role.STATION_OFFICER);
        var number = numberIn(id);
        var now = now();
        var study = outbox.changeTelling(() -> own(id, by), conditions, present -> {
            var asked = asked(present.attempt(number));
            present.answer(number, right(asked, answers), now);
            count(present.attempt(number));
            return List.of();
        });
        return quiz(settle(study), number, now);
    }

    private void count(Attempt attempt) {
        meters.counter("steelyard.training.quizzes", "result", attempt.isPassed() ? "passed" : "failed")
                .increment();
    }

    private static int right(List<Asked> asked, List<Answer> answers) {
        var chosen = new ArrayList<List<Integer>>(Collections.nCopies(asked.size(), List.of()));
        var seen = new HashSet<Integer>();
        for (int i = 0; i < answers.size(); i++) {
            var answer = answers.get(i);
            var field = "answers[" + i + "]";
            if (answer.question() < 1 || answer.question() > asked.size()) {
                throw new FieldRefused(field + ".question", "unknown-question", asked.size());
            }
            if (!seen.add(answer.question())) {
                throw new FieldRefused(field + ".question", "twice");
            }
            var last = asked.get(answer.question() - 1).order().size() - 1;
            if (answer.chosen().stream().anyMatch(option -> option < 0 || option > last)) {
                throw new FieldRefused(field + ".chosen", "option-range", last);
            }
            chosen.set(answer.question() - 1, answer.chosen());
        }
        var right = 0;
        for (int i = 0; i < asked.size(); i++) {
            right += asked.get(i).isRight(chosen.get(i)) ? 1 : 0;
        }
        return right;
    }

    private List<Asked> asked(Attempt attempt) {
        return Draw.of(materials.require(attempt.material()).questions(), attempt.questions(), attempt.seed());
    }

    /** Makes the completion a passed quiz still owes, once, and notes that it is there. */
    Study settle(Study study) {
        if (!study.isOwing()) {
            return study;
        }
        study.learnt().forEach(learning -> {
            var unused = completing.complete(learning);
        });
        return outbox.changeTelling(() -> studies.require(study.id()), Conditions.NONE, present -> {
            present.settle();
            return List.of();
        });
    }

    /** Settles what a crash left. */
    int settleLeft() {
        var left = studies.owing(now().minus(LEFT_AFTER), BATCH);
        left.forEach(study -> {
            var unused = settle(study);
        });
        return left.size();
    }

    /** Somebody else's quiz is none. */
    private Study own(String id, Caller caller) {
        var study = id.matches("[0-9a-f-]{36}-\\d{1,3}") ? studies.find(id.substring(0, STUDY_ID)) : null;
        if (study == null || !study.officer().equals(caller.officer())) {
            throw new NotFound("quiz", id);
        }
        return study;
    }

    private static int numberIn(String id) {
        var number = id.length() > STUDY_ID ? id.substring(STUDY_ID + 1) : "";
        return number.matches("\\d{1,3}") ? Integer.parseInt(number) : 0;
    }

    private Quiz quiz(Study study, int number, Instant now) {
        var attempt = study.attempt(number);
        var open = attempt.isOpen(now);
        return new Quiz(
                study,
                study.quiz(number),
                attempt,
                attempt.standing(now),
                Math.max(0, settings.attempts() - study.attempts().size()),
                open ? asked(attempt).stream().map(Put::of).toList() : List.of());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * A quiz to be answered.
     *
     * @param fresh whether it was begun now; if not, it was open
     */
    public record Begun(Quiz quiz, boolean fresh) {}

    /**
     * An answer.
     *
     * @param question its number, counted from 1
     * @param chosen positions of the options chosen, as they were shown, counted from 0
     */
    public record Answer(int question, List<Integer> chosen) {
        public Answer {
            chosen = List.copyOf(chosen);
        }
    }

    /** A question as the officer sees it: its options in their drawn order, and not a word about which are right. */
    public record Put(String text, List<String> options, boolean several) {
        static Put of(Asked asked) {
            return new Put(
                    asked.question().text(),
                    asked.options(),
                    asked.question().right().size() > 1);
        }
    }

    /**
     * A quiz as its officer sees it.
     *
     * @param left attempts left in the year
     * @param questions none unless it is open
     */
    public record Quiz(
            Study study, String id, Attempt attempt, Attempt.Standing standing, int left, List<Put> questions) {}
}
