package org.steelyard.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.steelyard.contracts.*;

class EventCodecTests {
    @Test
    void writesTheOriginBesideTheFact() {
        var codec = new EventCodec();
        var event = new ComplaintEvent.ComplaintReceived(
                new Origin(
                        "complaint-service",
                        "c-1",
                        1,
                        Instant.parse("2026-11-24T01:00:00Z"),
                        Instant.parse("2026-11-24T01:00:01Z"),
                        new UnitRef(
                                "350428100201",
                                UnitKind.POINT,
                                List.of("350428000000", "350428100000", "350428100201")),
                        Role.POINT_OFFICER,
                        Channel.PHONE),
                "350428100201-2026-0001",
                Category.FOOD,
                Money.cny("6000.00"),
                1,
                Harm.NONE,
                true,
                null);
        var json = codec.write(event);
        System.out.println(json);
        assertThat(codec.read(
                        ComplaintEvent.ComplaintReceived.class, json.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEqualTo(event);
    }
}
