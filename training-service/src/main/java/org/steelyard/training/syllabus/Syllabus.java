package org.steelyard.training.syllabus;

import com.google.errorprone.annotations.CheckReturnValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.TrainingEvent.SyllabusPublished;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.platform.outbox.Aggregate;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;

/** What a county has its officers taught; every edition stays, for a session is held by the one in force then. */
@CheckReturnValue
@Document("syllabi")
public class Syllabus extends Aggregate {

    private static final String SOURCE = "training-service";

    private final String county;
    private final String code;
    private List<Edition> editions = new ArrayList<>();

    @PersistenceCreator
    Syllabus(String id, String county, String code) {
        super(id);
        this.county = county;
        this.code = code;
    }

    /** Two counties may use the same name for their syllabi. */
    static String idOf(String county, String code) {
        return county + "-" + code;
    }

    static Syllabus of(String county, String code) {
        return new Syllabus(idOf(county, code), county, code);
    }

    SyllabusPublished publish(Edition edition, int most, Caller by, Moment at) {
        var last = latest();
        if (edition.version() != editions.size() + 1 || editions.size() >= most) {
            throw new EditionOutOfOrder(editions.size() + 1);
        }
        if (last != null && !edition.validFrom().isAfter(last.validFrom())) {
            throw new FieldRefused(
                    "validFrom", "after-edition", last.validFrom().toString());
        }
        editions.add(edition);
        return new SyllabusPublished(origin(by, at), edition.version(), edition.validFrom(), edition.told());
    }

    private Origin origin(Caller by, Moment at) {
        return new Origin(
                SOURCE,
                id(),
                nextSequence(),
                at.occurredAt(),
                at.recordedAt(),
                new UnitRef(county, UnitKind.COUNTY, List.of(county)),
                by.actingRole(),
                by.channel(Channel.APP));
    }

    /** What is taught on a day; nothing before the first edition comes into force. */
    List<Edition.Module> inForce(LocalDate day) {
        return editions.reversed().stream()
                .filter(edition -> edition.isInForce(day))
                .findFirst()
                .map(Edition::modules)
                .orElse(List.of());
    }

    private @Nullable Edition latest() {
        return editions.isEmpty() ? null : editions.getLast();
    }

    /** The county's own name for it. */
    public String code() {
        return code;
    }

    public List<Edition> editions() {
        return List.copyOf(editions);
    }
}
