package org.steelyard.assessment.score;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.score.Evidence.Effect;

/** k and n of one measure as they are counted, with the evidence if it is asked for. */
final class Tally {

    private int k;
    private int n;
    private final @Nullable List<Evidence> evidence;

    Tally(boolean withEvidence) {
        this.evidence = withEvidence ? new ArrayList<>() : null;
    }

    int k() {
        return k;
    }

    int n() {
        return n;
    }

    List<Evidence> evidence() {
        return evidence == null ? List.of() : evidence;
    }

    void add(String unit, String subject, Judgement judgement) {
        switch (judgement.effect()) {
            case COUNTED -> {
                k++;
                n++;
            }
            case MISSED -> n++;
            case OPEN, LEFT_OUT -> {}
        }
        if (evidence != null && judgement.effect() != Effect.OPEN) {
            evidence.add(new Evidence(
                    unit, subject, judgement.effect(), judgement.why(), judgement.dueOn(), judgement.steps(), null));
        }
    }

    void add(ChildScore child) {
        k += child.trained();
        n += child.officers();
        if (evidence != null) {
            evidence.addAll(child.training());
        }
    }
}
