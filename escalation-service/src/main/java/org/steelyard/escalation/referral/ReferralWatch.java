package org.steelyard.escalation.referral;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.EscalationEvent.ReferralEvent;
import org.steelyard.escalation.network.OfficeDirectory.OfficeChanged;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Outbox;
import org.steelyard.platform.telemetry.LogKeys;

/**
 * The clocks of all referrals and complaints. Every replica looks, none leads: what a clock leads to is one guarded write of the
 * document the clock is in, which one replica wins and the others find done. What an outage missed is done at the next look.
 */
@Component
class ReferralWatch {

    private static final Logger log = LoggerFactory.getLogger(ReferralWatch.class);

    private final Escalations escalations;
    private final Supervising supervising;
    private final ComplaintWatch complaintWatch;
    private final ReferralSettings settings;
    private final Deadlines deadlines;
    private final Outbox outbox;
    private final ReferralMetrics metrics;
    private final Clock clock;

    ReferralWatch(
            Escalations escalations,
            Supervising supervising,
            ComplaintWatch complaintWatch,
            ReferralSettings settings,
            Deadlines deadlines,
            Outbox outbox,
            ReferralMetrics metrics,
            Clock clock) {
        this.escalations = escalations;
        this.supervising = supervising;
        this.complaintWatch = complaintWatch;
        this.settings = settings;
        this.deadlines = deadlines;
        this.outbox = outbox;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${steelyard.referrals.watch-interval:5s}")
    void look() {
        try {
            // referrals first: after an outage L1 has passed before D1 has
            while (lookAt(escalations.toLookAt(clock.instant(), settings.watchBatch()), this::look)) {
                log.debug("More referrals are to be looked at");
            }
            while (lookAt(complaintWatch.due(clock.instant(), settings.watchBatch()), complaintWatch::look)) {
                log.debug("More complaints are to be looked at");
            }
            var now = clock.instant();
            metrics.looked(
                    now, () -> escalations.clocks(null), () -> escalations.clocks(now) + complaintWatch.waiting(now));
        } catch (DataAccessException e) {
            log.atWarn()
                    .addKeyValue(LogKeys.CAUSE, e.getClass().getSimpleName())
                    .log("Clocks not looked at, tried again after the next interval");
        }
    }

    /** An office came, or somebody is on duty again: what found none may go there now. */
    @EventListener
    void on(OfficeChanged changed) {
        if (changed.office().onDuty()) {
            for (var id : escalations.unroutableIn(changed.office().covers(), settings.watchBatch())) {
                var unused = lookSafely(id, this::route);
            }
        }
    }

    private void route(String id) {
        change(id, referral -> {
            var obstacle = referral.obstacle();
            if (referral.status() != EscalationStatus.UNROUTABLE || obstacle == null || !obstacle.isCurable()) {
                throw new TransitionRefused(referral, "escalation");
            }
            return supervising.lookForAnOffice(referral, clock.instant());
        });
    }

    private void look(String id) {
        change(id, referral -> {
            if (!referral.isToBeLookedAt(clock.instant())) {
                throw new TransitionRefused(referral, "escalation"); // another replica was faster; nothing to write
            }
            return supervising.catchUp(referral, clock.instant());
        });
    }

    private void change(String id, java.util.function.Function<Escalation, List<ReferralEvent>> decide) {
        var told = new ArrayList<ReferralEvent>();
        var changed = outbox.changeTelling(() -> escalations.require(id), Conditions.NONE, referral -> {
            told.clear();
            told.addAll(decide.apply(referral));
            return told;
        });
        metrics.happened(told);
        if (!told.isEmpty()) {
            metrics.routed(changed);
        }
    }

    /** Looks at some, in no order, so that replicas seldom meet; answers whether there may be more. */
    private boolean lookAt(List<String> due, Consumer<String> look) {
        var shuffled = new ArrayList<>(due);
        Collections.shuffle(shuffled);
        var done = 0;
        for (var id : shuffled) {
            done += lookSafely(id, look) ? 1 : 0;
        }
        return due.size() == settings.watchBatch() && done > 0;
    }

    /** One that fails must not keep the others waiting. */
    private static boolean lookSafely(String id, Consumer<String> look) {
        try {
            look.accept(id);
            return true;
        } catch (TransitionRefused done) {
            return true;
        } catch (OptimisticLockingFailureException overtaken) {
            log.atDebug().addKeyValue(LogKeys.SUBJECT, id).log("Being changed, looked at again later");
        } catch (DataAccessException away) {
            throw away;
        } catch (RuntimeException e) {
            log.atError()
                    .addKeyValue(LogKeys.SUBJECT, id)
                    .addKeyValue(LogKeys.CAUSE, e.getClass().getSimpleName())
                    .log("Clock failed, looked at again later");
        }
        return false;
    }
}
