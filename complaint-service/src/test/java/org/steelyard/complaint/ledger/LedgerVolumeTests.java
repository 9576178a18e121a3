package org.steelyard.complaint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LedgerVolumeTests {

    private static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final LedgerVolume volume = LedgerVolume.open(LedgerSeries.COMPLAINTS, "350428100201", 2026);

    @Test
    void numbersBeginAtOneAndFollowEachOther() {
        assertThat(promise("a", MONDAY)).isEqualTo("350428100201-2026-0001");
        assertThat(promise("b", MONDAY)).isEqualTo("350428100201-2026-0002");
    }

    @Test
    void numbersGrowBeyondFourDigits() {
        assertThat(volume.number(12_345).text()).isEqualTo("350428100201-2026-12345");
    }

    @Test
    void entryThatIsRepeatedFindsItsNumberAgain() {
        var first = promise("a", MONDAY);
        var unused = promise("b", MONDAY);

        assertThat(promise("a", MONDAY.plusSeconds(1))).isEqualTo(first);
        assertThat(promise("a", MONDAY.plus(PATIENCE).plusSeconds(1))).isEqualTo(first);
        assertThat(volume.last()).isEqualTo(2);
    }

    @Test
    void numberThatWaitedInVainGoesToTheNextEntry() {
        var lost = promise("lost", MONDAY);
        var later = MONDAY.plus(PATIENCE);

        assertThat(promise("next", later)).isEqualTo(lost);
        assertThat(promise("after", later)).isEqualTo("350428100201-2026-0002");
    }

    @Test
    void entryWhosePromiseWasGivenAwayTakesAnotherNumber() {
        var lost = promise("slow", MONDAY);
        var later = MONDAY.plus(PATIENCE);

        assertThat(promise("next", later)).isEqualTo(lost);
        assertThat(promise("slow", later)).isEqualTo("350428100201-2026-0002");
    }

    @Test
    void keptPromiseIsForgottenAndItsNumberNeverGivenAgain() {
        var unused = promise("kept", MONDAY);
        volume.forget(Set.of(1));

        assertThat(volume.promised()).isEmpty();
        assertThat(promise("next", MONDAY.plus(PATIENCE))).isEqualTo("350428100201-2026-0002");
    }

    @Test
    void isClearedWhenPromisesAreManyOrOld() {
        assertThat(volume.needsClearing(1, MONDAY.minus(PATIENCE))).isFalse();
        var unused = promise("a", MONDAY);

        assertThat(volume.needsClearing(2, MONDAY.minus(PATIENCE))).isFalse();
        assertThat(volume.needsClearing(1, MONDAY.minus(PATIENCE))).isTrue();
        assertThat(volume.needsClearing(2, MONDAY)).isTrue();
    }

    private String promise(String complaint, Instant now) {
        return volume.promise(complaint, now, now.minus(PATIENCE)).text();
    }
}
