package org.steelyard.escalation.referral;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.steelyard.platform.telemetry.LogKeys;

/** The clock behind L1: every replica looks, none leads, and each referral goes once. */
@Component
class ReferralWatch {

    private static final Logger log = LoggerFactory.getLogger(ReferralWatch.class);

    private final Referral referral;
    private final ReferralSettings settings;
    private final Clock clock;

    ReferralWatch(Referral referral, ReferralSettings settings, Clock clock) {
        this.referral = referral;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${steelyard.referrals.watch-interval:5s}")
    void look() {
        try {
            while (referral.escalateLeftAlone(clock.instant(), settings.watchBatch()) == settings.watchBatch()) {
                log.debug("More referrals were left alone");
            }
        } catch (DataAccessException e) {
            log.atWarn()
                    .addKeyValue(LogKeys.CAUSE, e.getClass().getSimpleName())
                    .log("Referrals left alone not looked for, tried again after the next interval");
        }
    }
}
