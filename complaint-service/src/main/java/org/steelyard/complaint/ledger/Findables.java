package org.steelyard.complaint.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.event.BeforeConvertCallback;
import org.springframework.stereotype.Component;
import org.steelyard.platform.sealing.BlindIndex;

/**
 * Makes sealed complaints findable: each pair of neighbouring characters leaves a keyed hint of 24 bits, a word searched
 * for is looked up by the hints of its pairs, and what is found is compared in clear. So few bits are shared by several
 * pairs, which costs a few comparisons in vain and blurs which pairs are frequent.
 */
@Component
class Findables implements BeforeConvertCallback<Complaint> {

    /** Characters of a word searched for, at least: what one character finds is no help, and it has no pair. */
    static final int SHORTEST = 2;

    private static final int HINT_BITS = 24;

    private final BlindIndex index;

    Findables(BlindIndex index) {
        this.index = index;
    }

    /** Whenever a complaint is written, whoever changed it. */
    @Override
    public Complaint onBeforeConvert(Complaint complaint, String collection) {
        complaint.findBy(of(complaint));
        return complaint;
    }

    private Findable of(Complaint complaint) {
        if (complaint.isErased()) {
            return new Findable(complaint.receivedAt(), List.of(), List.of(), List.of(), "");
        }
        var entry = complaint.entry();
        var texts = texts(entry);
        var respondent = respondent(entry);
        var phones = phones(entry);
        var of = index.of(
                BlindPurpose.TEXT,
                String.join("\n", texts) + "\0" + String.join("\n", phones) + "\0" + String.join("\n", respondent));
        var before = complaint.findable();
        return before != null && before.of().equals(of)
                ? before
                : new Findable(
                        complaint.receivedAt(),
                        phones.stream()
                                .map(phone -> index.of(BlindPurpose.PHONE, phone))
                                .sorted()
                                .toList(),
                        hints(BlindPurpose.TEXT, texts),
                        hints(BlindPurpose.RESPONDENT, respondent),
                        of);
    }

    /** The hints a complaint with this word in its texts must have. */
    List<Integer> textHints(String normalised) {
        return hints(BlindPurpose.TEXT, List.of(normalised));
    }

    /** The hints a complaint with this word in the respondent's name must have. */
    List<Integer> respondentHints(String normalised) {
        return hints(BlindPurpose.RESPONDENT, List.of(normalised));
    }

    /** The index of a phone number. */
    String phoneIndex(String normalised) {
        return index.of(BlindPurpose.PHONE, normalised);
    }

    /** Whether a word stands in the texts of an entry. */
    static boolean says(Entry entry, String normalised) {
        return texts(entry).stream().anyMatch(text -> text.contains(normalised));
    }

    /** Whether a word stands in the respondent's name. */
    static boolean isAgainst(Entry entry, String normalised) {
        return respondent(entry).stream().anyMatch(name -> name.contains(normalised));
    }

    /** Whether a number is one of the entry's. */
    static boolean names(Entry entry, String normalisedPhone) {
        return phones(entry).contains(normalisedPhone);
    }

    /** Names and addresses of both sides, the narrative and its place, each in its one form. */
    private static List<String> texts(Entry entry) {
        var complainant = entry.complainant();
        var respondent = entry.respondent();
        return normalised(
                complainant.name(),
                complainant.address(),
                respondent.name(),
                respondent.address(),
                entry.facts().content(),
                entry.facts().place());
    }

    private static List<String> respondent(Entry entry) {
        return normalised(entry.respondent().name());
    }

    private static List<String> phones(Entry entry) {
        return Stream.of(entry.complainant().phone(), entry.respondent().phone())
                .filter(Objects::nonNull)
                .map(BlindPurpose::normalisedPhone)
                .filter(phone -> !phone.isEmpty())
                .distinct()
                .toList();
    }

    private static List<String> normalised(@Nullable String... texts) {
        var all = new ArrayList<String>();
        for (var text : texts) {
            if (text != null) {
                all.add(BlindPurpose.normalised(text));
            }
        }
        return all;
    }

    private List<Integer> hints(String purpose, Collection<String> texts) {
        var pairs = texts.stream().flatMap(Findables::pairs).distinct();
        return index.hints(purpose, pairs, HINT_BITS)
                .sorted()
                .distinct()
                .boxed()
                .toList();
    }

    /** Pairs of code points, so that a character outside the first plane is one. */
    static Stream<String> pairs(String text) {
        var points = text.codePoints().toArray();
        return IntStream.range(0, Math.max(0, points.length - 1)).mapToObj(i -> new String(points, i, 2));
    }
}
