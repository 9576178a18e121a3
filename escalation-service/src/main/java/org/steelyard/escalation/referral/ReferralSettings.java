package org.steelyard.escalation.referral;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The county's targets for referrals, and how they are watched.
 *
 * @param referWorkingDays L1: to refer once a rule has fired
 * @param acknowledgeWorkingDays L2: for the office to take it on
 * @param resolveWorkingDays L3: for the office to end it or send it back, from then
 * @param raiseWorkingDays for each level of supervision, before it goes one further up
 * @param assistWorkingDays for the unit to answer an office's question
 * @param decideWorkingDays D1 where the ledger could not tell the day, its year having had no calendar
 * @param mediateCalendarDays D2 where the ledger could not tell the day
 * @param watchInterval how often clocks are looked at
 * @param watchBatch referrals, and complaints, looked at a time
 * @param unroutableRetry how often an office is looked for again
 * @param importGrace how long after its last step an imported matter is left alone at least, so that the rest of its
 *     history can be brought in first
 * @param clockTolerance by how much a step may lie before the one it follows, for the clocks of two machines
 */
@Validated
@ConfigurationProperties("steelyard.referrals")
public record ReferralSettings(
        @DefaultValue("1") @Min(1) @Max(30) int referWorkingDays,
        @DefaultValue("1") @Min(1) @Max(30) int acknowledgeWorkingDays,
        @DefaultValue("15") @Min(1) @Max(90) int resolveWorkingDays,
        @DefaultValue("1") @Min(1) @Max(30) int raiseWorkingDays,
        @DefaultValue("3") @Min(1) @Max(30) int assistWorkingDays,
        @DefaultValue("7") @Min(1) @Max(30) int decideWorkingDays,
        @DefaultValue("60") @Min(1) @Max(180) int mediateCalendarDays,
        @DefaultValue("5s") @NotNull Duration watchInterval,
        @DefaultValue("100") @Min(1) @Max(1000) int watchBatch,
        @DefaultValue("1m") @NotNull Duration unroutableRetry,
        @DefaultValue("10m") @NotNull Duration importGrace,
        @DefaultValue("30s") @NotNull Duration clockTolerance) {}
