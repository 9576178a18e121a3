package org.steelyard.complaint.ledger;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.steelyard.complaint.ledger.Correction.Amended;
import org.steelyard.contracts.Money;

/** The fields of an entry by the names they have in a request. */
final class EntryFields {

    private static final Map<String, Function<Entry, @Nullable Object>> FIELDS = new LinkedHashMap<>();

    static {
        FIELDS.put("complainant.name", entry -> entry.complainant().name());
        FIELDS.put("complainant.phone", entry -> entry.complainant().phone());
        FIELDS.put("complainant.idType", entry -> entry.complainant().idType());
        FIELDS.put("complainant.idNumber", entry -> entry.complainant().idNumber());
        FIELDS.put("complainant.address", entry -> entry.complainant().address());
        FIELDS.put("complainant.consents", entry -> entry.complainant().consents());
        FIELDS.put("respondent.name", entry -> entry.respondent().name());
        FIELDS.put("respondent.address", entry -> entry.respondent().address());
        FIELDS.put("respondent.phone", entry -> entry.respondent().phone());
        FIELDS.put("facts.content", entry -> entry.facts().content());
        FIELDS.put("facts.place", entry -> entry.facts().place());
        FIELDS.put("facts.happenedOn", entry -> entry.facts().happenedOn());
        FIELDS.put("category", Entry::category);
        FIELDS.put("disputedAmount", Entry::disputedAmount);
        FIELDS.put("complainants", Entry::complainants);
        FIELDS.put("harm", Entry::harm);
        FIELDS.put("requests", Entry::requests);
        FIELDS.put("respondentPlace", Entry::respondentPlace);
        FIELDS.put("suspicion", Entry::suspicion);
        FIELDS.put("evidence", Entry::evidence);
    }

    private EntryFields() {}

    /** What an entry says differently from another one, with what it said before. */
    static List<Amended> amended(Entry before, Entry after) {
        return FIELDS.entrySet().stream()
                .filter(field -> !Objects.equals(
                        field.getValue().apply(before), field.getValue().apply(after)))
                .map(field -> new Amended(field.getKey(), text(field.getValue().apply(before))))
                .toList();
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Money money -> money.amount().toPlainString() + " " + money.currency();
            case Evidence piece -> piece.note() == null ? piece.kind().name() : piece.kind() + " " + piece.note();
            case Collection<?> many ->
                many.stream().map(EntryFields::text).sorted().collect(Collectors.joining("; "));
            default -> value.toString();
        };
    }
}
