package org.steelyard.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.ComplaintEvent.ComplaintReceived;
import org.steelyard.contracts.Harm;
import org.steelyard.contracts.Money;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;

class EventCodecTests {

    private static final Instant TEN_O_CLOCK = Instant.parse("2026-11-24T02:00:00Z");

    private final EventCodec codec = new EventCodec();
    private final ComplaintReceived received = new ComplaintReceived(
            new Origin(
                    "complaint-service",
                    "c-1",
                    1,
                    TEN_O_CLOCK,
                    TEN_O_CLOCK.plusSeconds(60),
                    new UnitRef("350428100201", UnitKind.POINT, List.of("350428000000", "350428100201")),
                    Role.POINT_OFFICER,
                    Channel.PHONE),
            "350428100201-2026-0001",
            Category.FOOD,
            Money.cny("6000.00"),
            1,
            Harm.NONE,
            true,
            null,
            null,
            null,
            null,
            null,
            null);

    @Test
    void writesTheOriginBesideTheFactAndMoneyAsText() {
        assertThat(codec.write(received))
                .startsWith("{\"source\":\"complaint-service\",\"subject\":\"c-1\",\"sequence\":1,")
                .contains("\"disputedAmount\":{\"amount\":\"6000.00\",\"currency\":\"CNY\"}")
                .doesNotContain("origin");
    }

    @Test
    void readsBackWhatItWrote() {
        assertThat(codec.read(headers("complaint-received.v1"), bytes(codec.write(received))))
                .isEqualTo(received);
    }

    @Test
    void namesAnEventBySourceSubjectAndSequence() {
        assertThat(codec.attributes(received))
                .containsEntry(EventCodec.ID, "complaint-service/c-1/1")
                .containsEntry(EventCodec.SOURCE, "/complaint-service")
                .containsEntry(EventCodec.TIME, "2026-11-24T02:00:00Z")
                .containsEntry(EventCodec.TYPE, "complaint-received.v1");
    }

    @Test
    void overlooksFieldsThatCameLater() {
        var newer = codec.write(received).replaceFirst("\\{", "{\"colour\":\"red\",");

        assertThat(codec.read(ComplaintReceived.class, bytes(newer))).isEqualTo(received);
    }

    @Test
    void callsPoisonWhatItCannotRead() {
        var none = new RecordHeaders();
        for (var value :
                List.of("", "[]", "{}", "null", "{\"subject\":1", "{\"subject\":\"c-1\",\"sequence\":\"x\"}")) {
            assertThatThrownBy(() -> codec.read(headers("complaint-received.v1"), bytes(value)))
                    .as(value)
                    .isInstanceOf(PoisonRecord.class);
        }
        assertThatThrownBy(() -> codec.read(none, bytes("{}"))).isInstanceOf(PoisonRecord.class);
        assertThatThrownBy(() -> codec.read(headers("complaint-received.v1"), null))
                .isInstanceOf(PoisonRecord.class);
        assertThatThrownBy(() -> codec.read(headers("unheard-of.v1"), bytes("{}")))
                .isInstanceOf(PoisonRecord.class);
    }

    @Test
    void doesNotQuoteTheValueInTheCause() {
        assertThatThrownBy(() -> codec.read(
                        ComplaintReceived.class, bytes("{\"subject\":\"c\",\"recordedAt\":\"13000000001\"}")))
                .hasMessageNotContaining("13000000001");
    }

    private static RecordHeaders headers(String type) {
        var headers = new RecordHeaders();
        headers.add(EventCodec.TYPE, bytes(type));
        return headers;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
