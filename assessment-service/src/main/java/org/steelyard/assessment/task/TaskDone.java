package org.steelyard.assessment.task;

import java.time.LocalDate;
import org.steelyard.platform.problem.Refusal;

/** The task was completed before. */
public class TaskDone extends Refusal {
    private static final long serialVersionUID = 1L;

    TaskDone(LocalDate on) {
        super(Kind.CONFLICT, "task-done", on.toString());
    }
}
