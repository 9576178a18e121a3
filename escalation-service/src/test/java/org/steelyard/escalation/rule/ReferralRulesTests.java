package org.steelyard.escalation.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.steelyard.escalation.Complaints.MONDAY;
import static org.steelyard.escalation.Complaints.POINT;
import static org.steelyard.escalation.Complaints.STATION;
import static org.steelyard.escalation.Complaints.aComplaintAt;
import static org.steelyard.escalation.Complaints.aComplaintOf;
import static org.steelyard.escalation.Complaints.failed;
import static org.steelyard.escalation.Complaints.later;
import static org.steelyard.escalation.Complaints.noticing;
import static org.steelyard.escalation.Complaints.received;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.ComplaintEvent;
import org.steelyard.contracts.ComplaintEvent.ComplaintAccepted;
import org.steelyard.contracts.ComplaintEvent.ComplaintReceived;
import org.steelyard.contracts.ComplaintEvent.DeadlinePaused;
import org.steelyard.contracts.ComplaintEvent.DeadlineResumed;
import org.steelyard.contracts.Harm;
import org.steelyard.contracts.Money;
import org.steelyard.contracts.PauseReason;
import org.steelyard.contracts.RespondentPlace;
import org.steelyard.contracts.Suspicion;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.escalation.complaint.KnownComplaint;
import org.steelyard.escalation.rule.ReferralRules.Rules;

class ReferralRulesTests {

    private final Rules rules = ReferralRules.of(1, defaultTable().rules(), WorkingCalendar.china());

    @ParameterizedTest
    @CsvSource({"4999.99,false", "5000,true", "5000.00,true", "6000,true", "0,false"})
    void askAPointToReferFromFiveThousandYuan(String yuan, boolean fires) {
        assertThat(fired(aComplaintAt(POINT, yuan)).isPresent()).isEqualTo(fires);
    }

    @ParameterizedTest
    @CsvSource({"5000,false", "49999.99,false", "50000,true", "50000.01,true"})
    void askAStationToReferFromFiftyThousandYuan(String yuan, boolean fires) {
        assertThat(fired(aComplaintAt(STATION, yuan)).isPresent()).isEqualTo(fires);
    }

    @Test
    void sayWhatFiredOnWhichFacts() {
        assertThat(fired(aComplaintAt(POINT, "6000.00")))
                .contains(new RuleFired(
                        "R1",
                        1,
                        RuleAction.ASK,
                        Map.of("disputedAmount", "6000.00", "threshold", "5000", "unitKind", "POINT"),
                        OfficeLevel.LOCAL_OFFICE,
                        Category.GENERAL));
        assertThat(fired(aComplaintAt(STATION, "50000")).orElseThrow().level())
                .isEqualTo(OfficeLevel.COUNTY_DEPARTMENT);
    }

    @Test
    void compareOnlyWhatIsInTheSameCurrency() {
        var yuan = aComplaintAt(POINT, "6000");
        var dollars = new ComplaintReceived(
                yuan.origin(),
                yuan.ledgerNumber(),
                yuan.category(),
                new Money(yuan.disputedAmount().amount(), "USD"),
                1,
                Harm.NONE,
                true,
                null,
                null,
                null,
                null,
                null,
                null);

        assertThat(fired(dollars)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "INJURY,TOURISM,TOURISM",
        "INJURY,GENERAL,GENERAL",
        "FOOD_POISONING,FOOD,FOOD_POISONING",
        "CROP_LOSS,COUNTERFEIT,FARM_INPUTS"
    })
    void escalateHarmAtOnceToTheDepartmentForIt(Harm harm, Category category, Category competence) {
        var fired = fired(aComplaintOf(harm, category)).orElseThrow();

        assertThat(fired.rule()).isEqualTo("R3");
        assertThat(fired.action()).isEqualTo(RuleAction.ESCALATE);
        assertThat(fired.level()).isEqualTo(OfficeLevel.COUNTY_DEPARTMENT);
        assertThat(fired.competence()).isEqualTo(competence);
        assertThat(fired.facts()).containsEntry("harm", harm.name());
    }

    @Test
    void leaveASmallComplaintWithoutHarmAlone() {
        assertThat(fired(aComplaintOf(Harm.NONE, Category.FOOD))).isEmpty();
    }

    @Test
    void askNobodyWhenTheComplaintGoesByItself() {
        var both = received(
                POINT,
                "9000",
                Category.FOOD,
                Harm.FOOD_POISONING,
                Channel.APP,
                Instant.EPOCH.plusSeconds(1_780_000_000));

        assertThat(fired(both).orElseThrow().rule()).isEqualTo("R3");
    }

    @ParameterizedTest
    @CsvSource({"IN_AREA,false", ",false", "OUTSIDE_AREA,true", "ONLINE,true"})
    void askToReferWhatIsOutOfReach(@Nullable RespondentPlace place, boolean fires) {
        var complaint = noticing(aComplaintAt(POINT, "1"), place, null);

        assertThat(fired(complaint).map(RuleFired::rule)).isEqualTo(fires ? Optional.of("R5") : Optional.empty());
    }

    @Test
    void sendASuspectedViolationToTheReportTrackAsWellNeverInstead() {
        var complaint = noticing(aComplaintAt(POINT, "6000"), null, Suspicion.VIOLATION);

        assertThat(all(complaint)).extracting(RuleFired::rule).containsExactly("R1", "R6");
        assertThat(all(complaint)).extracting(RuleFired::action).containsExactly(RuleAction.ASK, RuleAction.REPORT);
    }

    @Test
    void proposeThePoliceForASuspectedCrime() {
        var fired = fired(noticing(aComplaintAt(POINT, "6000"), null, Suspicion.CRIME))
                .orElseThrow();

        assertThat(fired.rule()).isEqualTo("R7");
        assertThat(fired.action()).isEqualTo(RuleAction.PROPOSE);
        assertThat(fired.competence()).isEqualTo(Category.CRIME);
    }

    @Test
    void askForTheStationWhenMediationFailedTwice() {
        var complaint = aComplaintAt(POINT, "1");
        var once = heard(complaint, failed(complaint, 2, MONDAY));
        var twice = once.after(failed(complaint, 3, MONDAY));

        assertThat(consider(once)).isEmpty();
        assertThat(consider(twice)).singleElement().satisfies(fired -> {
            assertThat(fired.rule()).isEqualTo("R4");
            assertThat(fired.level()).isEqualTo(OfficeLevel.STATION);
            assertThat(fired.facts()).containsEntry("failedAttempts", "2");
        });
    }

    @Test
    void askForTheLocalOfficeWhenAStationFailsToMediate() {
        var complaint = aComplaintAt(STATION, "1");
        var twice = heard(complaint, failed(complaint, 2, MONDAY), failed(complaint, 3, MONDAY));

        assertThat(consider(twice))
                .singleElement()
                .satisfies(fired -> assertThat(fired.level()).isEqualTo(OfficeLevel.LOCAL_OFFICE));
    }

    @ParameterizedTest // received on Monday 16 November 2026: the seventh working day after it is the 25th
    @CsvSource({"2026-11-25,false", "2026-11-26,true"})
    void askWhenAPointHadItForSevenWorkingDays(LocalDate today, boolean fires) {
        assertThat(firedBy(today, POINT)).isEqualTo(fires);
        assertThat(firedBy(today, STATION)).isFalse();
    }

    @Test
    void standStillWhileTheComplaintIsPaused() {
        var complaint = aComplaintAt(POINT, "1");
        var paused = heard(
                complaint,
                new DeadlinePaused(later(complaint, 2, MONDAY), 1, PauseReason.APPRAISAL_OR_TESTING),
                new DeadlineResumed(later(complaint, 3, MONDAY), 1, 5, null, null));
        var lastDay = rules.lastDayAtUnit(paused.facts(), paused.progress());

        assertThat(lastDay).isEqualTo("2026-11-30");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25,,,''",
        "2026-11-26,,,D1",
        "2026-11-26,2026-11-25,,''",
        "2026-11-26,2026-11-26,,D1",
        "2027-01-16,2026-11-18,2027-01-15,D2",
        "2027-01-15,2026-11-18,2027-01-15,''"
    })
    void takeWhatIsLateOneLevelUp(
            LocalDate until, @Nullable LocalDate decidedOn, @Nullable LocalDate mediationDueOn, String deadline) {
        var complaint = heard(aComplaintAt(STATION, "1"));
        var progress = decidedOn == null
                ? complaint.progress()
                : complaint
                        .after(new ComplaintAccepted(
                                later(
                                        aComplaintAt(STATION, "1"),
                                        2,
                                        decidedOn
                                                .atStartOfDay(WorkingCalendar.ZONE)
                                                .toInstant()),
                                "D2",
                                mediationDueOn))
                        .progress();
        var situation =
                new Situation(complaint.facts(), progress, until, LocalDate.parse("2026-11-25"), mediationDueOn, null);

        assertThat(rules.consider(situation).stream()
                        .filter(fired -> fired.rule().equals("R8"))
                        .map(RuleFired::key))
                .contains(deadline.isEmpty() ? new String[0] : new String[] {"R8:" + deadline});
        assertThat(rules.consider(situation).stream()
                        .noneMatch(fired -> fired.key().equals("R8:D1")))
                .isEqualTo(!deadline.equals("D1"));
    }

    @Test
    void letWhatGoesByItselfLead() {
        var complaint = noticing(
                received(POINT, "9000", Category.FOOD, Harm.INJURY, Channel.APP, MONDAY),
                RespondentPlace.ONLINE,
                Suspicion.CRIME);

        assertThat(all(complaint)).extracting(RuleFired::rule).containsExactly("R3", "R7", "R1", "R5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rules[0].id | rule-id | r1 | LARGE_AMOUNT | ASK | CNY | 5000 | LOCAL_OFFICE",
                "rules[0].id | rule-id | | LARGE_AMOUNT | ASK | CNY | 5000 | LOCAL_OFFICE",
                "rules[0].fires | one-of | R1 | | ASK | CNY | 5000 | LOCAL_OFFICE",
                "rules[0].action | one-of | R1 | LARGE_AMOUNT | | CNY | 5000 | LOCAL_OFFICE",
                "rules[0].action | one-of | R1 | LARGE_AMOUNT | REPORT | CNY | 5000 | LOCAL_OFFICE",
                "rules[0].currency | required | R1 | LARGE_AMOUNT | ASK | | 5000 | LOCAL_OFFICE",
                "rules[0].currency | currency | R1 | LARGE_AMOUNT | ASK | yuan | 5000 | LOCAL_OFFICE",
                "rules[0].thresholds | required | R1 | LARGE_AMOUNT | ASK | CNY | | LOCAL_OFFICE",
                "rules[0].thresholds.POINT | positive | R1 | LARGE_AMOUNT | ASK | CNY | 0 | LOCAL_OFFICE",
                "rules[0].thresholds.POINT | positive | R1 | LARGE_AMOUNT | ASK | CNY | -1 | LOCAL_OFFICE",
                "rules[0].thresholds.POINT | positive | R1 | LARGE_AMOUNT | ASK | CNY | 9999999999999 | LOCAL_OFFICE",
                "rules[0].targets.POINT | required | R1 | LARGE_AMOUNT | ASK | CNY | 5000 |",
                "rules[0].currency | not-of-this-rule | R5 | OUTSIDE_AREA | ASK | CNY | | LOCAL_OFFICE",
                "rules[0].complainants | required | R2 | GROUP_COMPLAINT | ASK | | | LOCAL_OFFICE",
                "rules[0].withinDays | required | R2 | GROUP_COMPLAINT | ASK | | | LOCAL_OFFICE",
                "rules[0].failedAttempts | required | R4 | FAILED_MEDIATION | ASK | | | LOCAL_OFFICE",
                "rules[0].action | one-of | R3 | HARM_DONE | ASK | | | LOCAL_OFFICE",
                "rules[0].action | one-of | R7 | SUSPECTED_CRIME | ESCALATE | | | LOCAL_OFFICE",
            })
    void areRefusedLineByLineWhenTheyMakeNoSense(
            String field,
            String reason,
            @Nullable String id,
            @Nullable RuleKind fires,
            @Nullable RuleAction action,
            @Nullable String currency,
            @Nullable BigDecimal threshold,
            @Nullable OfficeLevel target) {
        var row = new RuleRow(
                id,
                fires,
                action,
                currency,
                threshold == null ? null : Map.of(UnitKind.POINT, threshold),
                null,
                null,
                null,
                null,
                null,
                target == null ? Map.of() : Map.of(UnitKind.POINT, target, UnitKind.STATION, target));

        assertThat(RuleCheck.of(List.of(row, late()))).anySatisfy(fault -> {
            assertThat(fault.field()).isEqualTo(field);
            assertThat(fault.reason()).isEqualTo(reason);
        });
    }

    @Test
    void areRefusedAsAWholeWhenTheTableMakesNoSense() {
        var deadlines = late();
        var nothing = new ArrayList<@Nullable RuleRow>();
        nothing.add(null);

        assertThat(RuleCheck.of(null)).extracting(RuleCheck.Fault::reason).containsExactly("required");
        assertThat(RuleCheck.of(List.of())).extracting(RuleCheck.Fault::reason).containsExactly("required");
        assertThat(RuleCheck.of(nothing)).extracting(RuleCheck.Fault::field).contains("rules[0]");
        assertThat(RuleCheck.of(Collections.nCopies(21, deadlines)))
                .extracting(RuleCheck.Fault::reason)
                .containsExactly("range");
        assertThat(RuleCheck.of(List.of(deadlines, deadlines)))
                .extracting(RuleCheck.Fault::field)
                .containsExactly("rules[1].id", "rules[1].fires");
        assertThat(RuleCheck.of(defaultTable().rules().subList(0, 7)))
                .extracting(RuleCheck.Fault::reason)
                .containsExactly("rule-missing");
        assertThat(RuleCheck.of(defaultTable().rules())).isEmpty();
        assertThatThrownBy(() -> new RuleTable(LocalDate.parse("2026-01-01"), List.of()))
                .hasMessageContaining("rules");
    }

    private boolean firedBy(LocalDate today, UnitRef unit) {
        var complaint = heard(aComplaintAt(unit, "1"));
        return rules.consider(new Situation(complaint.facts(), complaint.progress(), today, null, null, null)).stream()
                .anyMatch(fired -> fired.rule().equals("R4"));
    }

    private static RuleRow late() {
        return defaultTable().rules().getLast();
    }

    private static KnownComplaint heard(ComplaintReceived received, ComplaintEvent... later) {
        var known = KnownComplaint.unheardOf(received.subject()).after(received);
        for (var event : later) {
            known = known.after(event);
        }
        return known;
    }

    private List<RuleFired> consider(KnownComplaint known) {
        return rules.consider(Situation.of(known.facts(), known.progress()));
    }

    private List<RuleFired> all(ComplaintReceived received) {
        return consider(heard(received));
    }

    private Optional<RuleFired> fired(ComplaintReceived received) {
        return all(received).stream().findFirst();
    }

    private static RuleTable defaultTable() {
        try {
            var file = new YamlPropertySourceLoader().load("rules", new ClassPathResource("referral-rules.yaml"));
            return new Binder(
                            ConfigurationPropertySources.from(file),
                            null,
                            ApplicationConversionService.getSharedInstance())
                    .bind("referral-rules", RuleTable.class)
                    .get();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
