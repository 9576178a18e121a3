package org.steelyard.training.session;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.steelyard.platform.telemetry.LogKeys;

/** Finishes rosters whose completions a crash or an outage cut short: at the start, and now and then. */
@Component
class FinishWatch {

    private static final Logger log = LoggerFactory.getLogger(FinishWatch.class);

    private final RosterFollowUp followUp;

    FinishWatch(RosterFollowUp followUp) {
        this.followUp = followUp;
    }

    @Scheduled(initialDelay = 0, fixedDelayString = "${steelyard.training.finish-interval}")
    void finish() {
        var finished = followUp.finishLeft();
        if (finished > 0) {
            log.atInfo().addKeyValue(LogKeys.COUNT, finished).log("Rosters finished");
        }
    }
}
