package org.steelyard.assessment.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.steelyard.contracts.UnitKind;

class ScoreStreamsTests {

    /** More news than are kept. */
    private static final int MANY = 600;

    private final ScoreStreams streams = streams();

    private static ScoreStreams streams() {
        return new ScoreStreams(
                new ScoringSettings(
                        "test",
                        "",
                        1,
                        1,
                        Duration.ofMillis(50),
                        0,
                        1000,
                        Duration.ofMillis(50),
                        3,
                        0,
                        1 << 14,
                        Duration.ofDays(1),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(15),
                        Duration.ofHours(1),
                        1000,
                        10),
                new SimpleMeterRegistry());
    }

    @AfterEach
    void stop() {
        streams.stop();
    }

    @Test
    void whoComesForTheFirstTimeHearsWhatComesFromThenOn() {
        tell("a");
        var client = open(null);
        tell("b");
        await().untilAsserted(() -> assertThat(client.heard).containsExactly("b"));
        assertThat(client.refreshed).isFalse();
    }

    @Test
    void whoComesAgainHearsWhatWasToldMeanwhileOnceAndInOrder() {
        var first = open(null);
        tell("a", "b");
        await().untilAsserted(() -> assertThat(first.heard).containsExactly("a", "b"));
        first.leave();
        tell("c", "other", "d");
        var again = open(first.last);
        tell("e");
        await().untilAsserted(() -> assertThat(again.heard).containsExactly("c", "d", "e"));
        assertThat(again.refreshed).isFalse();
    }

    @Test
    void thePlaceOfAStreamThatSaidNothingYetIsGoodEnough() {
        var first = open(null);
        await().until(() -> first.last != null);
        first.leave();
        tell("a");
        var again = open(first.last);
        await().untilAsserted(() -> assertThat(again.heard).containsExactly("a"));
        assertThat(again.refreshed).isFalse();
    }

    @Test
    void whoWasAwayForTooLongIsToldToReadTheListAndStillHearsTheNewest() {
        var first = open(null);
        await().until(() -> first.last != null);
        first.leave();
        IntStream.range(0, MANY).forEach(i -> tell("unit-" + i));
        var again = open(first.last);
        await().untilAsserted(() -> assertThat(again.heard).endsWith("unit-" + (MANY - 1)));
        assertThat(again.refreshed).isTrue();
    }

    @Test
    void whoComesFromAnotherProcessIsToldToReadTheListAndHearsWhatItMayNotHaveYet() {
        tell("a");
        for (var place : List.of("00000000.1", "12-345", "", "x".repeat(100), "00000000." + "9".repeat(30))) {
            var client = open(place);
            await().untilAsserted(() -> assertThat(client.heard).containsExactly("a"));
            assertThat(client.refreshed).as(place).isTrue();
            client.leave();
        }
    }

    @Test
    void whenTheScoresAreAnotherEnginesWhoWatchesIsLetGoAndReadsTheList() {
        var first = open(null);
        tell("a");
        await().untilAsserted(() -> assertThat(first.heard).containsExactly("a"));
        streams.startAnew();
        await().until(() -> first.closed);
        var again = open(first.last);
        tell("b");
        await().untilAsserted(() -> assertThat(again.heard).containsExactly("b"));
        assertThat(again.refreshed).isTrue();
    }

    private Client open(@Nullable String lastSeen) {
        var client = new Client();
        client.leaving = streams.open(score -> !score.unit().equals("other"), lastSeen, client);
        return client;
    }

    private void tell(String... units) {
        for (var unit : units) {
            streams.tell(new ScoreSummary(
                    unit,
                    unit,
                    UnitKind.POINT,
                    List.of("county", unit),
                    2026,
                    "point@1",
                    null,
                    null,
                    null,
                    null,
                    0,
                    Instant.EPOCH));
        }
    }

    private static final class Client implements ScoreStreams.End {
        private final List<String> heard = new CopyOnWriteArrayList<>();
        private volatile @Nullable String last;
        private volatile boolean refreshed;
        private volatile boolean closed;
        private Runnable leaving = () -> {};

        void leave() {
            leaving.run();
        }

        @Override
        public void begin(String id, boolean refresh) {
            last = id;
            refreshed = refresh;
        }

        @Override
        public void send(ScoreStreams.News news) {
            last = news.id();
            heard.add(news.score().unit());
        }

        @Override
        public void beat() {}

        @Override
        public void close() {
            closed = true;
        }
    }
}
