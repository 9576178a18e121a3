package org.steelyard.escalation.respondent;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The complaints against one respondent in one county, whichever unit heard them. Who it is nobody here knows: the key is a
 * hash. One document, so that units of different partitions cannot miss each other.
 *
 * @param entries in order of receipt, at most {@value #MOST_ENTRIES}, the latest
 */
@Document("respondents")
public record Respondent(@Id String id, @Version @Nullable Long version, List<Entry> entries) {

    static final int MOST_ENTRIES = 500;

    public Respondent {
        entries = List.copyOf(entries);
    }

    static String idOf(String county, String key) {
        return county + "|" + key;
    }

    /** A respondent nobody complained of yet. */
    public static Respondent nobodyKnows(String id) {
        return new Respondent(id, null, List.of());
    }

    /**
     * With a complaint entered, or entered anew. The window slides: wherever within the days so many complain, early or late
     * entered, all of them are linked. A link once made stays.
     *
     * @param withinDays both ends counted
     */
    public Respondent enter(String complaint, LocalDate receivedOn, int complainants, int atLeast, int withinDays) {
        var before = entry(complaint);
        var own = new Entry(
                complaint,
                receivedOn,
                complainants,
                before.map(Entry::group).orElse(null),
                before.map(Entry::referred).orElse(false));
        var all = new ArrayList<>(entries);
        all.removeIf(entry -> entry.complaint().equals(complaint));
        all.add(own);
        all.sort(Comparator.comparing(Entry::receivedOn).thenComparing(Entry::complaint));
        if (all.size() > MOST_ENTRIES) {
            all.subList(0, all.size() - MOST_ENTRIES).clear();
        }
        for (int first = 0; first < all.size(); first++) {
            link(all, first, atLeast, withinDays);
        }
        return new Respondent(id, version, all);
    }

    /** Without a complaint that, as was found, is against somebody else; unless it was linked. */
    Respondent without(String complaint) {
        return new Respondent(
                id,
                version,
                entries.stream()
                        .filter(entry ->
                                entry.group() != null || !entry.complaint().equals(complaint))
                        .toList());
    }

    Respondent referred(List<String> complaints) {
        return new Respondent(
                id,
                version,
                entries.stream()
                        .map(entry -> complaints.contains(entry.complaint()) ? entry.asReferred() : entry)
                        .toList());
    }

    /** Those that are linked and were not referred for it yet. */
    public List<Entry> toRefer() {
        return entries.stream()
                .filter(entry -> entry.group() != null && !entry.referred())
                .toList();
    }

    public Optional<Entry> entry(String complaint) {
        return entries.stream()
                .filter(entry -> entry.complaint().equals(complaint))
                .findFirst();
    }

    /** How many complain together in a group. */
    public int complainantsIn(String group) {
        return entries.stream()
                .filter(entry -> group.equals(entry.group()))
                .mapToInt(Entry::complainants)
                .sum();
    }

    private void link(List<Entry> all, int first, int atLeast, int withinDays) {
        var lastDay = all.get(first).receivedOn().plusDays(withinDays - 1L);
        int end = first;
        int complainants = 0;
        while (end < all.size() && !all.get(end).receivedOn().isAfter(lastDay)) {
            complainants += all.get(end++).complainants();
        }
        var window = all.subList(first, end);
        if (complainants >= atLeast && window.stream().anyMatch(entry -> entry.group() == null)) {
            var group = window.stream()
                    .map(Entry::group)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseGet(() -> newGroup(window.getFirst()));
            window.replaceAll(entry -> entry.group() == null ? entry.linked(group) : entry);
        }
    }

    private String newGroup(Entry first) {
        return UUID.nameUUIDFromBytes((id + "|" + first.complaint()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /**
     * A complaint against the respondent.
     *
     * @param group under which it is linked with others, none if they are too few
     * @param referred whether that has led to its referral, or needed none
     */
    public record Entry(
            String complaint,
            LocalDate receivedOn,
            int complainants,
            @Nullable String group,
            boolean referred) {

        Entry linked(String with) {
            return new Entry(complaint, receivedOn, complainants, with, referred);
        }

        Entry asReferred() {
            return new Entry(complaint, receivedOn, complainants, group, true);
        }
    }
}
