package org.steelyard.assessment.score.kafka;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.steelyard.assessment.score.Offer;
import org.steelyard.assessment.score.Offers;
import org.steelyard.assessment.score.Step;
import org.steelyard.assessment.score.UnitCard;
import tools.jackson.databind.json.JsonMapper;

/**
 * A partition's state in its store, one entry per fact: adding one is a single put of the same bytes however often it
 * comes, and nothing is read before it is written. Units in use are kept decoded; the least recently used ones go.
 *
 * <p>Keys: {@code n|unit} card, {@code f|unit|file|event} step, {@code c|station|period|point} a point's news,
 * {@code t|unit|period} what was told, {@code o|event} training offered,
 * {@code s|speaks} whether a rebuilt engine tells what moves.
 */
final class Keeping {

    private static final String CARD = "n|";
    private static final String FACT = "f|";
    private static final String CHILD = "c|";
    private static final String TOLD = "t|";
    private static final String OFFER = "o|";
    private static final String SPEAKS = "s|speaks";

    private final KeyValueStore<String, byte[]> store;
    private final JsonMapper json;
    private final Offers offers = new Offers();
    private final Map<String, KeptUnit> units;
    private final Set<String> registered = new HashSet<>();

    Keeping(KeyValueStore<String, byte[]> store, JsonMapper json, int cachedUnits) {
        this.store = store;
        this.json = json;
        this.units = new LinkedHashMap<>(1024, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, KeptUnit> eldest) {
                return size() > cachedUnits;
            }
        };
        registered(registered::add);
        scan(OFFER, (key, value) -> {
            var unused = offers.add(json.readValue(value, Offer.class));
        });
    }

    Offers offers() {
        return offers;
    }

    /** Whether this partition of a rebuilt engine has taken over. */
    boolean speaks() {
        return store.get(SPEAKS) != null;
    }

    void speak() {
        store.put(SPEAKS, new byte[] {1});
    }

    /** Hands over the code of every unit that is registered. */
    void registered(Consumer<String> to) {
        scan(CARD, (key, _) -> to.accept(key.substring(CARD.length())));
    }

    boolean isRegistered(String unit) {
        return registered.contains(unit);
    }

    /** Hands over the card of every unit that is registered. */
    void cards(Consumer<UnitCard> to) {
        scan(CARD, (_, value) -> to.accept(json.readValue(value, UnitCard.class)));
    }

    /** Keeps a step; false if it was there. */
    boolean add(String unit, String file, Step step) {
        var key = FACT + unit + "|" + file + "|" + step.eventId();
        var kept = units.get(unit);
        if (kept != null && !kept.facts().add(file, step)) {
            return false;
        }
        store.put(key, json.writeValueAsBytes(new FiledStep(file, step)));
        return true;
    }

    /** Keeps the newest card; false if there is a newer one. */
    boolean add(UnitCard card) {
        var code = card.unit().code();
        var before = unit(code).facts().newestCard();
        if (before != null && before.sequence() >= card.sequence()) {
            return false;
        }
        registered.add(code);
        store.put(CARD + code, json.writeValueAsBytes(card));
        return unit(code).facts().add(card);
    }

    /** Keeps an offer; false if it was there. */
    boolean add(Offer offer) {
        if (!offers.add(offer)) {
            return false;
        }
        store.put(OFFER + offer.step().eventId(), json.writeValueAsBytes(offer));
        return true;
    }

    /** Keeps what a point told its station. */
    void add(String station, ChildNews news) {
        var key = CHILD + station + "|" + news.period() + "|" + news.child();
        if (news.counts()) {
            store.put(key, json.writeValueAsBytes(news));
        } else {
            var unused = store.delete(key);
        }
        unit(station).hear(news);
    }

    /** Keeps what was told of a unit. */
    void tell(String unit, int period, Told told) {
        store.put(TOLD + unit + "|" + period, json.writeValueAsBytes(told));
        unit(unit).tell(period, told);
    }

    /** The unit as it is kept; read from the store if it is not at hand. */
    KeptUnit unit(String code) {
        var kept = units.get(code);
        if (kept == null) {
            kept = load(code);
            units.put(code, kept);
        }
        return kept;
    }

    private KeptUnit load(String code) {
        var unit = new KeptUnit();
        var card = store.get(CARD + code);
        if (card != null) {
            var unused = unit.facts().add(json.readValue(card, UnitCard.class));
        }
        scan(FACT + code + "|", (_, value) -> {
            var filed = json.readValue(value, FiledStep.class);
            var unused = unit.facts().add(filed.file(), filed.step());
        });
        scan(CHILD + code + "|", (_, value) -> unit.hear(json.readValue(value, ChildNews.class)));
        scan(
                TOLD + code + "|",
                (key, value) -> unit.tell(
                        Integer.parseInt(key.substring(key.lastIndexOf('|') + 1)), json.readValue(value, Told.class)));
        return unit;
    }

    private void scan(String prefix, java.util.function.BiConsumer<String, byte[]> to) {
        try (var entries = store.prefixScan(prefix, new StringSerializer())) {
            entries.forEachRemaining(entry -> to.accept(entry.key, entry.value));
        }
    }

    /** A step with the file it is in, so that a key need not be taken apart. */
    record FiledStep(String file, Step step) {}
}
