package org.steelyard.assessment.integrity;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.LocalTime;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * From where on a pattern is worth a person's look.
 *
 * @param closedWithin a complaint closed sooner after it was opened is too quick
 * @param closedQuickly how many such complaints
 * @param bulkWithin span in which entries written down are too many
 * @param bulk how many entries in that span
 * @param nightFrom local time at which night begins
 * @param nightTo local time at which it ends
 * @param atNight how many entries at night
 * @param lateAfter an entry written down later is late
 * @param late how many late entries
 * @param reopened how many reopened complaints
 * @param reopenedShare share of the complaints that they exceed
 * @param returns how often one complaint's referrals came back
 * @param dumped how many complaints referred without a rule asking for it
 * @param dumpedShare share of the complaints that they reach
 * @param dumpedFactor how many times the peers' share they exceed
 * @param chosen how many callbacks chosen by hand
 * @param chosenShare share of the callbacks that they exceed
 * @param silentFor days without an entry
 * @param othersReport entries per unit of the neighbours in that time
 * @param maxSubjects complaints, reports and sessions remembered of a unit and year
 * @param maxCatchUp days that the day run makes up for after an outage
 * @param lease after which a day run that has not ended is another's to do
 */
@Validated
@ConfigurationProperties("steelyard.integrity")
public record IntegritySettings(
        @DurationMin(seconds = 1) @DefaultValue("5m") Duration closedWithin,
        @Min(1) @Max(1000) @DefaultValue("3") int closedQuickly,
        @DurationMin(seconds = 1) @DefaultValue("10m") Duration bulkWithin,
        @Min(2) @Max(1000) @DefaultValue("10") int bulk,
        @NotNull @DefaultValue("22:00") LocalTime nightFrom,
        @NotNull @DefaultValue("06:00") LocalTime nightTo,
        @Min(1) @Max(1000) @DefaultValue("5") int atNight,
        @DurationMin(seconds = 1) @DefaultValue("7d") Duration lateAfter,
        @Min(1) @Max(1000) @DefaultValue("3") int late,
        @Min(1) @Max(1000) @DefaultValue("3") int reopened,

        @DecimalMin("0") @DecimalMax("1") @DefaultValue("0.10")
        double reopenedShare,

        @Min(1) @Max(100) @DefaultValue("2") int returns,
        @Min(1) @Max(1000) @DefaultValue("5") int dumped,

        @DecimalMin("0") @DecimalMax("1") @DefaultValue("0.20")
        double dumpedShare,

        @DecimalMin("1") @DecimalMax("100") @DefaultValue("2")
        double dumpedFactor,

        @Min(1) @Max(1000) @DefaultValue("5") int chosen,

        @DecimalMin("0") @DecimalMax("1") @DefaultValue("0.50")
        double chosenShare,

        @Min(1) @Max(365) @DefaultValue("60") int silentFor,

        @DecimalMin("1") @DecimalMax("10000") @DefaultValue("10")
        double othersReport,

        @Min(100) @Max(20_000) @DefaultValue("5000") int maxSubjects,
        @Min(1) @Max(366) @DefaultValue("31") int maxCatchUp,
        @DurationMin(seconds = 1) @DefaultValue("30m") Duration lease) {}
