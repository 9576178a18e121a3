package org.steelyard.assessment.board;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import jakarta.annotation.PostConstruct;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.DutyEvent;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.EventCatalogue;
import org.steelyard.contracts.ScoreEvent.ReviewRecorded;
import org.steelyard.contracts.TrainingEvent;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.event.EventCodec;

/** The facts the board is made of, each once under its event id. */
@Component
public class BoardFacts {

    private static final String COLLECTION = "board_facts";

    private final MongoOperations mongo;
    private final EventCodec codec;
    private final BoardSettings settings;

    BoardFacts(MongoOperations mongo, EventCodec codec, BoardSettings settings) {
        this.mongo = mongo;
        this.codec = codec;
        this.settings = settings;
    }

    @PostConstruct
    void index() {
        var unused = collection().createIndex(Indexes.ascending("county", "year"));
    }

    /** Keeps what is not kept yet of these; what the board does not count is not kept. */
    public void keep(Collection<Event> events) {
        var documents = new ArrayList<Document>();
        for (var event : events) {
            yearOf(event).ifPresent(year -> documents.add(document(event, year)));
        }
        if (documents.isEmpty()) {
            return;
        }
        try {
            var unused = collection().insertMany(documents, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException partly) {
            var failed = partly.getWriteErrors().stream()
                    .anyMatch(error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY);
            if (failed || partly.getWriteConcernError() != null) {
                throw partly; // what failed otherwise comes again; what is there already does not matter
            }
        }
    }

    private Document document(Event event, int year) {
        return new Document("_id", event.id())
                .append("county", event.origin().unit().path().getFirst())
                .append("year", year)
                .append("type", EventCatalogue.typeOf(event.getClass()))
                .append("payload", codec.write(event));
    }

    /** The year a fact belongs to, none if the board does not count it. */
    private static OptionalInt yearOf(Event event) {
        return switch (event) {
            case TrainingEvent.SessionHeld held -> OptionalInt.of(held.heldOn().getYear());
            case TrainingEvent.TrainingCompleted completed -> OptionalInt.of(completed.year());
            case TrainingEvent.CompletionRevoked revoked -> OptionalInt.of(revoked.year());
            case ReviewRecorded review -> OptionalInt.of(review.period());
            case DutyEvent.InspectionRecorded _, DutyEvent.DefectFixed _, DutyEvent.JointActionHeld _ ->
                OptionalInt.of(WorkingCalendar.dateOf(event.occurredAt()).getYear());
            case DutyEvent.TaskAssigned _, DutyEvent.TaskCompleted _ ->
                event.origin().unit().kind() == UnitKind.COUNTY
                        ? OptionalInt.of(
                                WorkingCalendar.dateOf(event.occurredAt()).getYear())
                        : OptionalInt.empty();
            default -> OptionalInt.empty();
        };
    }

    /** A county's facts of a year and of the next, in which what it left open may have been done. */
    List<Event> of(String county, int year) {
        var limit = settings.maxFacts();
        var facts = new ArrayList<Event>();
        for (var document : collection()
                .find(and(eq("county", county), in("year", year, year + 1)))
                .limit(limit + 1)) {
            if (facts.size() == limit) {
                throw new BoardTooLarge(limit);
            }
            EventCatalogue.byType(document.getString("type"))
                    .ifPresent(known -> facts.add(codec.read(
                            known.<Event>asSubclass(Event.class),
                            document.getString("payload").getBytes(StandardCharsets.UTF_8))));
        }
        return facts;
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(COLLECTION);
    }
}
