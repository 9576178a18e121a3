package org.steelyard.complaint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.steelyard.complaint.deadline.Deadline;
import org.steelyard.complaint.deadline.LimitUnit;
import org.steelyard.complaint.ledger.ComplaintQuestion.Words;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.Harm;
import org.steelyard.contracts.Money;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.security.Caller;

class SearchIT extends LedgerScene {

    /** Few characters, so that words meet by chance; wide ones, letters in two cases, and one outside the first plane. */
    private static final String[] LETTERS = {"月", "饼", "发", "霉", "退", "款", "Ａ", "a", "B", "𠮷", " ", "１"};

    private static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");

    @Autowired
    ComplaintSearch search;

    @BeforeEach
    void scene() {
        theCountyAndTheStation();
    }

    @Test
    void findsExactlyWhatReadingAllOfThemWouldFind() {
        var random = new Random(20261123);
        var point = aPoint();
        var all = IntStream.range(0, 120)
                .mapToObj(i -> aComplaint(point, random, i))
                .toList();
        mongo.insertAll(all);

        for (int i = 0; i < 60; i++) {
            var word = word(random, 2 + random.nextInt(3));
            var normalised = BlindPurpose.normalised(word);
            if (normalised.codePointCount(0, normalised.length()) < 2) {
                continue;
            }
            assertThat(found(point, new Words(null, null, word)))
                    .as("text %s", word)
                    .isEqualTo(ids(all, complaint -> says(complaint.entry(), normalised)));
            assertThat(found(point, new Words(null, word, null)))
                    .as("respondent %s", word)
                    .isEqualTo(ids(
                            all, complaint -> has(complaint.entry().respondent().name(), normalised)));
        }
        assertThat(found(point, new Words("+86 138-0000-0003", null, null)))
                .isEqualTo(ids(
                        all,
                        complaint -> "13800000003"
                                .equals(complaint.entry().complainant().phone())))
                .isNotEmpty();
    }

    /** The slow, obvious way. */
    private static boolean says(Entry entry, String word) {
        return has(entry.complainant().name(), word)
                || has(entry.complainant().address(), word)
                || has(entry.respondent().name(), word)
                || has(entry.respondent().address(), word)
                || has(entry.facts().content(), word)
                || has(entry.facts().place(), word);
    }

    private static boolean has(@Nullable String text, String word) {
        return text != null && BlindPurpose.normalised(text).contains(word);
    }

    private Set<String> found(UnitRef point, Words words) {
        var question = new ComplaintQuestion(null, null, null, null, null, null, null, words);
        var ids = new TreeSet<String>();
        String after = null;
        do {
            var page = search.find(question, ComplaintOrder.ID, officer(point), after, 7);
            page.complaints().forEach(complaint -> ids.add(complaint.id()));
            after = page.next();
        } while (after != null);
        return ids;
    }

    private static Set<String> ids(List<Complaint> all, java.util.function.Predicate<Complaint> wanted) {
        return all.stream().filter(wanted).map(Complaint::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Caller officer(UnitRef point) {
        return new Caller("officer", Set.of(Role.POINT_OFFICER), point.code(), null, point.path(), null);
    }

    private static Complaint aComplaint(UnitRef point, Random random, int number) {
        var entry = new Entry(
                new Complainant(word(random, 2), "1380000000" + number % 5, null, null, word(random, 6), true),
                new Respondent(word(random, 5), null, null),
                new Facts(word(random, 5 + random.nextInt(40)), random.nextBoolean() ? word(random, 3) : null, null),
                Category.FOOD,
                Money.cny("1.00"),
                1,
                Harm.NONE,
                Set.of(),
                null,
                null,
                List.of());
        var received = MONDAY.plusSeconds(random.nextInt(5) * 86_400L);
        var deed = new Deed(received, received, "officer", Role.POINT_OFFICER, Channel.APP, null);
        var due = LocalDate.parse("2026-12-01").plusDays(random.nextInt(5));
        var limit = new Deadline("D1", 1, LocalDate.parse("2026-11-23"), 7, LimitUnit.WORKING_DAYS, 0, due, null);
        var complaint = new Complaint(
                UUID.nameUUIDFromBytes(
                                new byte[] {(byte) number, (byte) point.code().hashCode()})
                        .toString(),
                point,
                point.code() + "-2026-" + number,
                entry,
                null);
        var unused = complaint.receive(deed, new Limits(limit, List.of()), null, null);
        return complaint;
    }

    private static String word(Random random, int length) {
        return random.ints(length, 0, LETTERS.length).mapToObj(i -> LETTERS[i]).collect(Collectors.joining());
    }

    @ParameterizedTest
    @EnumSource(ComplaintOrder.class)
    void givesEachComplaintOnceInOrderWhateverTheSizeOfThePage(ComplaintOrder order) {
        var point = aPoint();
        var random = new Random(7);
        var all = IntStream.range(0, 23)
                .mapToObj(i -> aComplaint(point, random, i))
                .toList();
        mongo.insertAll(all);

        var seen = new ArrayList<String>();
        var keys = new ArrayList<String>();
        var next = "";
        do {
            var answer =
                    get("/api/complaints?limit=4&sort=" + order + "&unit=" + point.code() + next, stationOfficer());
            assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
            for (var item : answer.body().get("items")) {
                seen.add(item.get("id").asString());
                keys.add(
                        switch (order) {
                            case ID -> item.get("id").asString();
                            case DUE -> item.get("clock").get("dueOn").asString();
                            case RECEIVED, LATEST -> item.get("receivedAt").asString();
                        });
            }
            next = answer.text("next").isEmpty() ? "" : "&after=" + answer.text("next");
        } while (!next.isEmpty());

        assertThat(seen).hasSize(23).doesNotHaveDuplicates();
        assertThat(order == ComplaintOrder.LATEST ? keys.reversed() : keys).isSorted();
    }

    @Test
    void takesNoPageOfAnotherOrder() {
        var point = aPoint();
        var random = new Random(7);
        mongo.insertAll(IntStream.range(0, 3)
                .mapToObj(i -> aComplaint(point, random, i))
                .toList());
        var next = get("/api/complaints?limit=1&sort=DUE", officerOf(point)).text("next");
        assertThat(get("/api/complaints?limit=1&sort=RECEIVED&after=" + next, officerOf(point))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "category=FOOD, 1",
        "category=PRICE, 0",
        "receivedFrom=TODAY&receivedTo=TODAY, 1",
        "receivedFrom=TOMORROW, 0",
        "receivedTo=YESTERDAY, 0",
        "dueBefore=2027-12-31, 1",
        "dueBefore=TOMORROW, 0",
        "status=RECEIVED, 1",
        "status=SETTLED, 0",
        "unit=" + STATION + ", 1",
        "unit=350428999999, 0"
    })
    void filtersByWhatIsCoded(String filter, int found) {
        var point = aPoint();
        var id = registered(point);
        var today = WorkingCalendar.dateOf(clock.instant()); // other tests put the clock forward
        var dated = filter.replace("TODAY", today.toString())
                .replace("TOMORROW", today.plusDays(1).toString())
                .replace("YESTERDAY", today.minusDays(1).toString());
        var answer = get("/api/complaints?" + dated, officerOf(point));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        assertThat(idsIn(answer)).hasSize(found).allMatch(id::equals);
    }

    @Test
    void findsByItsNumberInTheLedger() {
        var point = aPoint();
        var id = registered(point);
        var other = registered(point);
        var number = get("/api/complaints/" + id, officerOf(point)).text("ledgerNumber");
        assertThat(other).isNotEqualTo(id);
        assertThat(idsIn(get("/api/complaints?ledgerNumber=" + number, officerOf(point))))
                .containsExactly(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"月饼发霉\"}",
                "{\"text\":\"张三\"}",
                "{\"text\":\"华山路２号\"}",
                "{\"respondent\":\"李四\"}",
                "{\"phone\":\"138 0000 0001\"}",
                "{\"phone\":\"05982260000\"}",
                "{\"phone\":\"13800000001\",\"respondent\":\"四商\",\"text\":\"退款\",\"status\":\"RECEIVED\",\"sort\":\"DUE\"}"
            })
    void findsWhatIsSealedForWhoHandlesIt(String words) {
        var point = aPoint();
        var id = registered(point);
        assertThat(idsIn(search(words, officerOf(point)))).containsExactly(id);
        assertThat(idsIn(search(words.replace("{", "{\"unit\":\"" + point.code() + "\","), stationOfficer())))
                .containsExactly(id);
        assertThat(idsIn(search(words, officerOf(aPoint())))).isEmpty();
    }

    @Test
    void findsWhatACorrectionSaysAndNoMoreWhatItSaidBefore() {
        var point = aPoint();
        var id = registered(point);
        var corrected = step(
                id,
                "corrections",
                "{\"reason\":\"CLERICAL_ERROR\",\"changes\":{\"respondent\":{\"name\":\"王五酒家\"}}}",
                officerOf(point));
        assertThat(corrected.status()).as(corrected.raw().body()).isEqualTo(200);
        assertThat(idsIn(search("{\"respondent\":\"王五\"}", officerOf(point)))).containsExactly(id);
        assertThat(idsIn(search("{\"respondent\":\"李四\"}", officerOf(point)))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"COUNTY_REGULATOR", "GOVERNANCE_OFFICE", "AUDITOR", "IMPORTER", "OPERATOR"})
    void isNoOracleForWhoSeesItMasked(Role role) {
        var unused = registered(aPoint());
        assertThat(search("{\"phone\":\"13800000001\"}", of(role)).status()).isEqualTo(403);
        assertThat(search("{\"text\":\"张三\"}", of(role)).status()).isEqualTo(403);
    }

    @Test
    void givesAnOfficeNothingThatWasNotReferredToIt() {
        var unused = registered(aPoint());
        var officer = org.steelyard.testkit.TestIssuer.officeToken("office-without-any", COUNTY);
        assertThat(idsIn(search("{\"text\":\"月饼\"}", officer))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"月\"}",
                "{\"text\":\" 月 \"}",
                "{\"respondent\":\"\"}",
                "{\"phone\":\"()\"}",
                "{\"phone\":\"abc\"}",
                "{\"text\":{\"$ne\":null}}",
                "{\"phone\":{\"$gt\":\"\"}}",
                "{\"unit\":{\"$ne\":null}}",
                "{\"ledgerNumber\":{\"$regex\":\".*\"}}",
                "{\"status\":{\"$ne\":null}}",
                "{\"receivedFrom\":{\"$gt\":\"\"}}",
                "{\"sort\":\"$natural\"}",
                "{\"$where\":\"1\"}"
            })
    void refusesWhatIsNoSearch(String body) {
        var answer = search(body, officerOf(aPoint()));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(400);
        assertThat(answer.text("type")).endsWith("invalid-request");
    }

    private Answer search(String body, String token) {
        return post("/api/complaints/search", body, token);
    }

    private static List<String> idsIn(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return StreamSupport.stream(answer.body().get("items").spliterator(), false)
                .map(item -> item.get("id").asString())
                .toList();
    }
}
