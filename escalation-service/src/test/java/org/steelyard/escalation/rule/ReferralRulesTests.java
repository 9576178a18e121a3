package org.steelyard.escalation.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.steelyard.escalation.Complaints.POINT;
import static org.steelyard.escalation.Complaints.STATION;
import static org.steelyard.escalation.Complaints.aComplaintAt;
import static org.steelyard.escalation.Complaints.aComplaintOf;
import static org.steelyard.escalation.Complaints.facts;
import static org.steelyard.escalation.Complaints.received;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.steelyard.contracts.ComplaintEvent.ComplaintReceived;
import org.steelyard.contracts.Harm;
import org.steelyard.contracts.Money;
import org.steelyard.contracts.UnitKind;

class ReferralRulesTests {

    private final ReferralRules rules = new ReferralRules(defaultTable());

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

    @Test
    void holdFromTheirFirstDayOn() {
        var before = received(
                POINT, "6000", Category.GENERAL, Harm.NONE, Channel.IMPORT, Instant.parse("2023-12-31T15:59:59Z"));
        var first = received(
                POINT, "6000", Category.GENERAL, Harm.NONE, Channel.IMPORT, Instant.parse("2023-12-31T16:00:00Z"));

        assertThat(fired(before)).isEmpty();
        assertThat(fired(first)).isPresent();
    }

    @Test
    void areRefusedWhenTheyMakeNoSense() {
        var from = LocalDate.parse("2026-01-01");
        var harm = new RuleTable.Row(
                "R3", RuleTable.Fires.HARM_DONE, RuleAction.ESCALATE, null, Map.of(), Map.of(), Map.of());

        assertThatThrownBy(() -> new RuleTable(1, from, List.of())).hasMessageContaining("no rule");
        assertThatThrownBy(() -> new RuleTable(0, from, List.of(harm))).hasMessageContaining("version");
        assertThatThrownBy(() -> new RuleTable(1, from, List.of(harm, harm))).hasMessageContaining("R3");
        assertThatThrownBy(() -> new RuleTable.Row(
                        "R1", RuleTable.Fires.LARGE_AMOUNT, RuleAction.ASK, "CNY", Map.of(), Map.of(), Map.of()))
                .hasMessageContaining("thresholds");
        assertThatThrownBy(() -> new RuleTable.Row(
                        "R1",
                        RuleTable.Fires.LARGE_AMOUNT,
                        RuleAction.ASK,
                        "CNY",
                        Map.of(UnitKind.POINT, java.math.BigDecimal.ZERO),
                        Map.of(),
                        Map.of()))
                .hasMessageContaining("positive");
    }

    private Optional<RuleFired> fired(ComplaintReceived received) {
        return rules.consider(facts(received));
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
