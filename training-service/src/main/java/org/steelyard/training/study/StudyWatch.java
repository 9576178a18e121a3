package org.steelyard.training.study;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.steelyard.platform.telemetry.LogKeys;

/** Settles passed quizzes whose completions a crash or an outage cut short: at the start, and now and then. */
@Component
class StudyWatch {

    private static final Logger log = LoggerFactory.getLogger(StudyWatch.class);

    private final QuizTaking quizzes;

    StudyWatch(QuizTaking quizzes) {
        this.quizzes = quizzes;
    }

    @Scheduled(initialDelay = 0, fixedDelayString = "${steelyard.training.finish-interval}")
    void settle() {
        var settled = quizzes.settleLeft();
        if (settled > 0) {
            log.atInfo().addKeyValue(LogKeys.COUNT, settled).log("Quizzes settled");
        }
    }
}
