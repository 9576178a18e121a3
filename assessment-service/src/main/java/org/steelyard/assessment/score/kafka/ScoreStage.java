package org.steelyard.assessment.score.kafka;

import io.micrometer.tracing.Span;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.score.Filing;
import org.steelyard.assessment.score.Offer;
import org.steelyard.assessment.score.ScoringSettings;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.EventCatalogue;
import org.steelyard.contracts.SchemeEvent;
import org.steelyard.contracts.ScoreEvent.ScoreChanged;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.event.EventCodec;
import org.steelyard.platform.event.PoisonRecord;

/**
 * One partition's scores: facts are kept as they come, units that heard something are scored together a moment later, and
 * each morning every unit is looked at again, because deadlines pass without an event.
 */
final class ScoreStage implements Processor<String, byte[], String, byte[]>, Evaluation.Outlet {

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final ScoringTopology.Parts parts;
    private final ScoringSettings settings;
    private final ScoringMeters meters;
    private final Pace pace;
    private final Wakes wakes = new Wakes();
    /** Units to score, each with what it heard. */
    private final Map<String, Heard> dirty = new LinkedHashMap<>();

    private @Nullable ProcessorContext<String, byte[]> context;
    private @Nullable Keeping keeping;
    private @Nullable Evaluation evaluation;
    private Pace.@Nullable Turn turn;
    private int schemes;

    ScoreStage(ScoringTopology.Parts parts, Pace pace) {
        this.parts = parts;
        this.pace = pace;
        this.settings = parts.settings();
        this.meters = parts.meters();
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        this.context = context;
        var kept = new Keeping(context.getStateStore(ScoringTopology.STORE), parts.json(), settings.cachedUnits());
        this.keeping = kept;
        this.evaluation = new Evaluation(kept, parts.scorer(), parts.schemes(), parts.json(), meters);
        this.turn = pace.join(context.currentSystemTimeMs());
        lookAtAll(); // days may have passed since this state was last looked at
        var unused = context.schedule(settings.flushEvery(), PunctuationType.WALL_CLOCK_TIME, _ -> flush());
    }

    @Override
    public void close() {
        if (turn != null) {
            turn.leave();
            turn = null;
        }
    }

    @Override
    public void process(Record<String, byte[]> record) {
        var topic = context().recordMetadata().map(data -> data.topic()).orElse("");
        if (topic.equals(parts.inputsTopic())) {
            hearInside(record);
            return;
        }
        var type = EventCodec.typeIn(record.headers());
        if (type != null && EventCatalogue.byType(type).isEmpty()) {
            meters.unknown(topic);
            return;
        }
        Event event;
        Filing filing;
        try {
            event = parts.codec().read(record.headers(), record.value());
            requireDate(event.origin().occurredAt());
            requireDate(event.origin().recordedAt());
            filing = Filing.of(event);
        } catch (PoisonRecord poison) {
            meters.poison(topic, poison);
            return;
        } catch (NullPointerException | IndexOutOfBoundsException | IllegalArgumentException incomplete) {
            meters.poison(topic, incomplete); // readable, but a field that scoring needs is not there
            return;
        }
        if (topic.equals(SchemeEvent.TOPIC)) {
            sendOn(record, filing);
        } else {
            hear(event, filing, parentOf(record));
        }
    }

    /** Far from here calendars end and durations overflow, for whatever is scored later. */
    private static void requireDate(Instant at) {
        if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
            throw new IllegalArgumentException("No date of ours: " + at);
        }
    }

    /** Decisions are keyed by themselves: those about a unit go on to the partition that keeps its facts. */
    private void sendOn(Record<String, byte[]> record, Filing filing) {
        if (filing instanceof Filing.InUnit step) {
            context().forward(record.withKey(step.unit()).withTimestamp(now().toEpochMilli()), ScoringTopology.INPUTS);
        }
    }

    /** Every unit is due now; under the schemes as they are from here on. */
    private void lookAtAll() {
        schemes = parts.schemes().generation();
        var now = now();
        keeping().registered(unit -> wakes.set(unit, now));
    }

    private @Nullable String parentOf(Record<String, byte[]> record) {
        return parts.traces().parentIn(record.headers(), record.timestamp());
    }

    private void hear(Event event, Filing filing, @Nullable String parent) {
        switch (filing) {
            case Filing.InUnit step ->
                heard(step.unit(), keeping().add(step.unit(), step.file(), step.step()), event, parent);
            case Filing.OfUnit card ->
                heard(card.card().unit().code(), keeping().add(card.card()), event, parent);
            case Filing.ForAreas offer ->
                forward(
                        ScoringTopology.TO_ALL + offer.offer().step().eventId(),
                        parts.json().writeValueAsBytes(offer.offer()),
                        ScoringTopology.INPUTS);
            case Filing.Nowhere() -> {}
        }
    }

    private void heard(String unit, boolean fresh, Event event, @Nullable String parent) {
        meters.heard(fresh);
        present(turn).heard(context().currentSystemTimeMs());
        if (fresh) {
            if (!keeping().isRegistered(unit)) {
                meters.waiting();
            }
            var timed = event.origin().channel() == Channel.IMPORT ? Instant.MIN : event.recordedAt();
            dirty.merge(unit, new Heard(timed, parent), Heard::and);
        }
    }

    /** What this very stage has to say: points to their station, offers to everybody, decisions about a unit. */
    private void hearInside(Record<String, byte[]> record) {
        if (record.headers().lastHeader(ScoringTopology.HANDOVER) != null) {
            takeOver(record);
            return;
        }
        if (EventCodec.typeIn(record.headers()) != null) {
            var event = parts.codec().read(record.headers(), record.value());
            hear(event, Filing.of(event), parentOf(record));
            return;
        }
        if (record.key().startsWith(ScoringTopology.TO_ALL)) {
            var offer = parts.json().readValue(record.value(), Offer.class);
            if (keeping().add(offer)) {
                keeping().cards(card -> {
                    if (offer.areas().stream().anyMatch(card.unit()::within)) {
                        dirty.putIfAbsent(card.unit().code(), Heard.NOTHING);
                    }
                });
            }
            return;
        }
        keeping().add(record.key(), parts.json().readValue(record.value(), ChildNews.class));
        dirty.merge(record.key(), new Heard(Instant.MIN, parentOf(record)), Heard::and);
    }

    /** What the engine before told last, unit by unit, and then that it is this one's turn; said twice it is nothing. */
    private void takeOver(Record<String, byte[]> record) {
        if (speaks()) {
            return;
        }
        if (record.key().startsWith(ScoringTopology.TO_ALL)) {
            keeping().speak();
            lookAtAll();
            return;
        }
        var last = parts.json().readValue(record.value(), Told.Announced.class);
        var before = keeping().unit(record.key()).told(last.period());
        keeping().tell(record.key(), last.period(), before.announced(last));
    }

    @Override
    public boolean speaks() {
        return !parts.rebuilt() || keeping().speaks();
    }

    /** Scores what is dirty, however many facts made it so. */
    private void flush() {
        if (!present(turn).isDue(context().currentSystemTimeMs(), speaks())) {
            return;
        }
        var start = System.nanoTime();
        if (schemes != parts.schemes().generation()) {
            lookAtAll();
        }
        var now = now();
        for (int i = dirty.size(); i < settings.flushBatch(); i++) {
            var due = wakes.next(now);
            if (due == null) {
                break;
            }
            dirty.putIfAbsent(due, Heard.NOTHING);
        }
        if (dirty.isEmpty()) {
            return;
        }
        var batch = dirty.entrySet().iterator();
        for (int i = 0; i < settings.flushBatch() && batch.hasNext(); i++) {
            var unit = batch.next();
            score(unit.getKey(), unit.getValue(), now);
            batch.remove();
        }
        var took = System.nanoTime() - start;
        meters.flushed(took);
        present(turn).scored(context().currentSystemTimeMs(), took);
        context().commit(); // what was scored is seen at once, what was only heard can wait
    }

    private void score(String unit, Heard heard, Instant now) {
        var told = heard.parent() == null ? evaluate(unit, now) : evaluate(unit, now, heard.parent());
        if (told && speaks() && !heard.writtenDown().equals(Instant.MIN)) {
            meters.moved(heard.writtenDown(), now);
        }
        wakes.set(unit, nextLook(unit, now));
    }

    private boolean evaluate(String unit, Instant now) {
        return evaluation().evaluate(unit, now, this);
    }

    /** As a step of a trace; whatever is told meanwhile names it. */
    private boolean evaluate(String unit, Instant now, String parent) {
        var step =
                parts.traces().begin("score unit", Span.Kind.CONSUMER, parent).tag("steelyard.unit", unit);
        try (var _ = parts.traces().enter(step)) {
            return evaluate(unit, now);
        } finally {
            step.end();
        }
    }

    /**
     * The next midnight, or sooner if a fact is here whose moment of writing down is still to come, for clocks differ, or
     * if the hours for relaying a warning end.
     */
    private Instant nextLook(String unit, Instant now) {
        var midnight = WorkingCalendar.dateOf(now)
                .plusDays(1)
                .atStartOfDay(WorkingCalendar.ZONE)
                .toInstant();
        var facts = keeping().unit(unit).facts();
        var card = facts.newestCard();
        var relay = card == null ? null : keeping().offers().nextRelayDue(card.unit(), now);
        return Stream.of(
                        Optional.ofNullable(facts.nextKnown(now)),
                        // at that very instant it is still in time
                        Optional.ofNullable(relay).map(due -> due.plusMillis(1)))
                .flatMap(Optional::stream)
                .filter(midnight::isAfter)
                .min(Instant::compareTo)
                .orElse(midnight);
    }

    @Override
    public void explained(String unit, int period, byte[] view) {
        forward(unit + "|" + period, view, ScoringTopology.SCORES);
    }

    @Override
    public void changed(ScoreChanged event) {
        var headers = new RecordHeaders();
        parts.codec()
                .attributes(event)
                .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        nameStep(headers);
        var value = parts.codec().write(event).getBytes(StandardCharsets.UTF_8);
        context()
                .forward(
                        new Record<>(event.key(), value, event.recordedAt().toEpochMilli(), headers),
                        ScoringTopology.SCORE_EVENTS);
    }

    @Override
    public void toStation(String station, byte[] news) {
        forward(station, news, ScoringTopology.INPUTS);
    }

    private void forward(String key, byte[] value, String to) {
        var headers = new RecordHeaders();
        nameStep(headers);
        context().forward(new Record<>(key, value, now().toEpochMilli(), headers), to);
    }

    private void nameStep(Headers headers) {
        parts.traces().tell((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
    }

    private Instant now() {
        return Instant.ofEpochMilli(context().currentSystemTimeMs());
    }

    private ProcessorContext<String, byte[]> context() {
        return present(context);
    }

    private Keeping keeping() {
        return present(keeping);
    }

    private Evaluation evaluation() {
        return present(evaluation);
    }

    private static <T> T present(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("Used before init");
        }
        return part;
    }
}
