package org.steelyard.assessment.year;

import com.google.errorprone.annotations.CheckReturnValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.contracts.AppealDecision;
import org.steelyard.contracts.AppealMatter;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.ExclusionGround;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.ScoreEvent.AppealDecided;
import org.steelyard.contracts.ScoreEvent.AppealFiled;
import org.steelyard.contracts.UnitRef;
import org.steelyard.platform.outbox.Aggregate;
import org.steelyard.platform.sealing.Sealed;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;

/** A unit's objection to its result: one against the score, one against a veto at most in a year. */
@CheckReturnValue
@Document("appeals")
public class Appeal extends Aggregate {

    private final UnitRef unit;
    private final String county;
    private final int year;
    private final AppealMatter matter;
    private final List<String> indicators;
    private final @Sealed String grounds;
    private final LocalDate answerDueOn;
    private final Instant filedAt;
    private @Nullable Ruling ruling;
    private @Nullable Effect effect;

    @PersistenceCreator
    Appeal(
            String id,
            UnitRef unit,
            String county,
            int year,
            AppealMatter matter,
            List<String> indicators,
            String grounds,
            LocalDate answerDueOn,
            Instant filedAt) {
        super(id);
        this.unit = unit;
        this.county = county;
        this.year = year;
        this.matter = matter;
        this.indicators = List.copyOf(indicators);
        this.grounds = grounds;
        this.answerDueOn = answerDueOn;
        this.filedAt = filedAt;
    }

    static String id(String unit, int year, AppealMatter matter) {
        return "appeal-" + unit + "-" + year + "-" + matter;
    }

    /**
     * What was decided, and what follows from it.
     *
     * @param admit ids of facts that count all the same
     * @param exclude cases that no longer count
     * @param readmit cases that count again
     */
    public record Ruling(
            AppealDecision decision,
            List<String> admit,
            List<Out> exclude,
            List<String> readmit,
            boolean liftVeto,
            Taken step) {

        boolean sameAs(Ruling other) {
            return decision == other.decision
                    && admit.equals(other.admit)
                    && exclude.equals(other.exclude)
                    && readmit.equals(other.readmit)
                    && liftVeto == other.liftVeto
                    && step.account().equals(other.step.account());
        }
    }

    /** A case that goes out, and why. */
    public record Out(String complaint, ExclusionGround ground) {}

    /** The score before and after, both kept. */
    public record Effect(
            @Nullable BigDecimal before, @Nullable BigDecimal after, Instant at) {}

    AppealFiled file(Caller by, Moment at) {
        return new AppealFiled(origin(by, at), year, matter, indicators, answerDueOn);
    }

    /** Takes the decision on; what follows is then carried out, and again if it was broken off. */
    void rule(Ruling decided) {
        if (ruling != null && !ruling.sameAs(decided)) {
            throw new StepRefused("appeal-decided", id());
        }
        if (ruling == null) {
            ruling = decided;
        }
    }

    List<AppealDecided> settle(@Nullable BigDecimal before, @Nullable BigDecimal after, Caller by, Moment at) {
        var decided = ruling;
        if (effect != null || decided == null) {
            return List.of();
        }
        effect = new Effect(before, after, at.recordedAt());
        return List.of(new AppealDecided(origin(by, at), year, decided.decision(), before, after));
    }

    private Origin origin(Caller by, Moment at) {
        return new Origin(
                AssessmentYear.SOURCE,
                id(),
                nextSequence(),
                at.occurredAt(),
                at.recordedAt(),
                unit,
                by.actingRole(),
                by.channel(Channel.APP));
    }

    public boolean isDecided() {
        return effect != null;
    }

    public UnitRef unit() {
        return unit;
    }

    public String county() {
        return county;
    }

    public int year() {
        return year;
    }

    public AppealMatter matter() {
        return matter;
    }

    public List<String> indicators() {
        return indicators;
    }

    public String grounds() {
        return grounds;
    }

    public LocalDate answerDueOn() {
        return answerDueOn;
    }

    public Instant filedAt() {
        return filedAt;
    }

    public @Nullable Ruling ruling() {
        return ruling;
    }

    public @Nullable Effect effect() {
        return effect;
    }
}
