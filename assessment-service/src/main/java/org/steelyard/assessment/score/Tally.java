package org.steelyard.assessment.score;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.scheme.Ratio;
import org.steelyard.assessment.score.Evidence.Effect;

/** k and n of one measure as they are counted, with the evidence if it is asked for. */
final class Tally {

    private Ratio k = Ratio.ZERO;
    private int n;
    private final @Nullable List<Evidence> evidence;
    private final List<Evidence> open = new ArrayList<>();

    Tally(boolean withEvidence) {
        this.evidence = withEvidence ? new ArrayList<>() : null;
    }

    /** A sum, because a satisfied complainant counts less than a very satisfied one. */
    Ratio k() {
        return k;
    }

    int n() {
        return n;
    }

    List<Evidence> evidence() {
        return evidence == null ? List.of() : evidence;
    }

    /** What will count once it is done or due. */
    List<Evidence> open() {
        return open;
    }

    void add(String unit, String subject, Judgement judgement) {
        add(unit, subject, judgement, Ratio.ONE);
    }

    /** Counts a subject, with what it is worth if it is counted. */
    void add(String unit, String subject, Judgement judgement, Ratio worth) {
        switch (judgement.effect()) {
            case COUNTED -> {
                k = k.plus(worth);
                n++;
            }
            case MISSED -> n++;
            case OPEN, LEFT_OUT -> {}
        }
        if (evidence != null) {
            (judgement.effect() == Effect.OPEN ? open : evidence)
                    .add(new Evidence(
                            unit,
                            subject,
                            judgement.effect(),
                            judgement.why(),
                            judgement.dueOn(),
                            judgement.steps(),
                            null));
        }
    }

    void add(ChildScore child) {
        k = k.plus(Ratio.of(child.trained()));
        n += child.officers();
        if (evidence != null) {
            evidence.addAll(child.training());
        }
    }
}
