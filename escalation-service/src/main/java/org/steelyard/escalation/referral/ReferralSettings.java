package org.steelyard.escalation.referral;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The county's targets for referrals, and how they are watched.
 *
 * @param referWorkingDays L1: to refer once a rule has fired
 * @param acknowledgeWorkingDays L2: for the office to take it on
 * @param resolveWorkingDays L3: for the office to end it or send it back, from then
 * @param watchInterval how often referrals left alone are looked for
 * @param watchBatch referrals escalated at a time
 * @param importGrace how long a referral that a rule made on an imported complaint is left alone at least, so that
 *     the rest of its history can be brought in first
 * @param clockTolerance by how much a step may lie before the one it follows, for the clocks of two machines
 */
@ConfigurationProperties("steelyard.referrals")
public record ReferralSettings(
        @DefaultValue("1") int referWorkingDays,
        @DefaultValue("1") int acknowledgeWorkingDays,
        @DefaultValue("15") int resolveWorkingDays,
        @DefaultValue("5s") Duration watchInterval,
        @DefaultValue("100") int watchBatch,
        @DefaultValue("10m") Duration importGrace,
        @DefaultValue("30s") Duration clockTolerance) {}
