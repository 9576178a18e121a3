package org.steelyard.gateway.signin;

import com.mongodb.MongoException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes sessions that ended, and counts those that are left. Every instance does it; the second finds nothing to do. */
@Component
@ConditionalOnSignIn
class ClearingAway {

    private static final Logger log = LoggerFactory.getLogger(ClearingAway.class);

    private final Sessions sessions;
    private final SignInMeters meters;

    ClearingAway(Sessions sessions, SignInMeters meters) {
        this.sessions = sessions;
        this.meters = meters;
    }

    @Scheduled(fixedDelayString = "${steelyard.gateway.sign-in.sweep-every:5m}")
    void clearAway() {
        try {
            meters.ended("time", sessions.clearAway());
            meters.open(sessions.open());
        } catch (MongoException e) {
            log.atWarn()
                    .addKeyValue("cause", e.getClass().getSimpleName())
                    .log("The store of sessions does not answer");
        }
    }
}
