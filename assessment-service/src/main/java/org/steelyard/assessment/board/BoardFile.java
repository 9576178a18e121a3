package org.steelyard.assessment.board;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the departments are measured by; data, as a scheme is.
 *
 * @param version counted from 1
 * @param validFrom first day in force
 * @param sessions N, sessions a year within reach of every unit
 */
record BoardFile(String id, int version, LocalDate validFrom, int sessions, List<Duty> duties) {

    private static final int WHOLE = 100;

    BoardFile {
        duties = List.copyOf(duties);
        if (sessions < 1 || version < 1) {
            throw new IllegalArgumentException("sessions and version are 1 at least");
        }
        var weights = duties.stream().mapToInt(Duty::weight).sum();
        if (weights != WHOLE) {
            throw new IllegalArgumentException("the weights of the duties sum to " + weights + ", not to " + WHOLE);
        }
        var codes = new HashSet<String>();
        for (var duty : duties) {
            for (var line : duty.lines()) {
                if (!codes.add(line.code())) {
                    throw new IllegalArgumentException("the line " + line.code() + " stands twice");
                }
            }
        }
    }

    /** How it is named in answers. */
    String ref() {
        return id + "@" + version;
    }

    /**
     * One duty of the departments.
     *
     * @param weight shared by its lines in equal parts
     */
    record Duty(String code, int weight, List<Line> lines) {
        Duty {
            lines = List.copyOf(lines);
            if (lines.isEmpty() || weight < 1) {
                throw new IllegalArgumentException("the duty " + code + " has no line or no weight");
            }
        }
    }

    /**
     * One measure of a duty.
     *
     * @param perYear how many a year asks for, for a quota only
     */
    record Line(
            String code,
            BoardMeasure measure,
            Function function,
            @Nullable Integer perYear) {
        Line {
            if ((function == Function.QUOTA) != (perYear != null) || (perYear != null && perYear < 1)) {
                throw new IllegalArgumentException("the line " + code + " needs per-year for QUOTA, and then only");
            }
        }
    }

    /** How k and n become a share; rates are not shrunk, there is one county and no small sample of it. */
    enum Function {
        LIN,
        QUOTA
    }
}
