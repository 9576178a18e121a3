package org.steelyard.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Random ledgers, each damaged in every place in turn. */
class LedgerCheckTests {

    private static final int WRITES = 20;

    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(3);
    }

    private static boolean isEntry(byte[] line) {
        return new String(line, StandardCharsets.UTF_8).startsWith(Export.ENTRY);
    }

    private static boolean isLink(byte[] line) {
        return new String(line, StandardCharsets.UTF_8).startsWith(Link.START);
    }

    private static String subjectOf(byte[] line) {
        return new String(line, StandardCharsets.UTF_8).substring(10, 46);
    }

    private static long positionOf(byte[] line) {
        return Link.read(new String(line, StandardCharsets.UTF_8)).position();
    }

    private static List<Integer> indexes(List<byte[]> lines, java.util.function.Predicate<byte[]> wanted) {
        return IntStream.range(0, lines.size())
                .filter(i -> wanted.test(lines.get(i)))
                .boxed()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void findsAWholeLedgerWhole(long seed) {
        var ledger = new SampleLedger(seed, WRITES * 10);

        var report = SampleLedger.check(ledger.lines());

        assertThat(report.findings()).isEmpty();
        assertThat(report.entries()).isEqualTo(ledger.contents.size());
        assertThat(report.links()).isEqualTo(WRITES * 10);
        assertThat(report.head()).isEqualTo(ledger.links.getLast().hash());
        assertThat(report.anchors()).isEqualTo(ledger.anchors.size());
        assertThat(report.anchored()).isEqualTo(ledger.anchors.getLast().links());
        assertThat(report.signed()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void findsALedgerWholeThatWasWrittenInMeanwhile(long seed) {
        var ledger = new SampleLedger(seed, WRITES);
        ledger.takeExport();
        var known = List.copyOf(ledger.contents.keySet());
        ledger.write(known.getLast(), null);
        ledger.write(known.getFirst(), null);
        ledger.write("11111111-2222-3333-4444-555555555555", null);

        assertThat(SampleLedger.check(ledger.lines()).findings()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void findsEveryByteChangedInAnEntryAndNamesTheEntry(long seed) {
        var ledger = new SampleLedger(seed, WRITES);
        var lines = ledger.lines();
        var chance = new Random(seed);
        for (int i : indexes(lines, LedgerCheckTests::isEntry)) {
            var whole = lines.get(i);
            for (int at = 0; at < whole.length; at++) {
                var damaged = whole.clone();
                damaged[at] ^= (byte) (1 << chance.nextInt(8));

                var first = firstUnsigned(with(lines, i, damaged));

                assertThat(first.position())
                        .as("%s at %s of %s", first, at, new String(damaged, StandardCharsets.UTF_8))
                        .isEqualTo(ledger.placeOf(subjectOf(whole)));
                assertThat(first.damage()).isEqualTo(Damage.ALTERED);
                assertThat(first.entry()).isEqualTo(ledger.nameOf(subjectOf(whole)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void findsEveryByteChangedInALinkAndNamesItsPlace(long seed) {
        var lines = new SampleLedger(seed, WRITES).lines();
        var chance = new Random(seed);
        for (int i : indexes(lines, LedgerCheckTests::isLink)) {
            var whole = lines.get(i);
            for (int at = 0; at < whole.length; at += 1 + chance.nextInt(9)) {
                var damaged = whole.clone();
                damaged[at] ^= (byte) (1 << chance.nextInt(8));

                var first = firstUnsigned(with(lines, i, damaged));

                assertThat(first.position())
                        .as("%s at %s of %s", first, at, new String(damaged, StandardCharsets.UTF_8))
                        .isEqualTo(positionOf(whole));
                assertThat(first.damage()).isEqualTo(Damage.ALTERED);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void findsEveryByteChangedElsewhere(long seed) {
        var lines = new SampleLedger(seed, WRITES).lines();
        var chance = new Random(seed);
        for (int i : indexes(lines, line -> !isLink(line) && !isEntry(line))) {
            for (int at = 0; i > 0 && at < lines.get(i).length; at += 1 + chance.nextInt(6)) {
                var damaged = lines.get(i).clone();
                damaged[at] ^= (byte) (1 << chance.nextInt(8));

                assertThat(SampleLedger.check(with(lines, i, damaged)).isIntact())
                        .as(new String(damaged, StandardCharsets.UTF_8))
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void findsEveryEntryAndEveryLinkThatWasTakenOut(long seed) {
        var ledger = new SampleLedger(seed, WRITES);
        var lines = ledger.lines();
        for (int i : indexes(lines, LedgerCheckTests::isEntry)) {
            var first = firstUnsigned(without(lines, i));

            assertThat(first.damage()).isEqualTo(Damage.MISSING);
            assertThat(first.position()).isEqualTo(ledger.placeOf(subjectOf(lines.get(i))));
            assertThat(first.entry()).isEqualTo(ledger.nameOf(subjectOf(lines.get(i))));
        }
        for (int i : indexes(lines, LedgerCheckTests::isLink)) {
            var first = firstUnsigned(without(lines, i));

            assertThat(first.position()).as(first.toString()).isEqualTo(positionOf(lines.get(i)));
            assertThat(first.damage())
                    .isEqualTo(first.position() == ledger.links.size() ? Damage.CUT_OFF : Damage.MISSING);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void findsEveryTwoEntriesAndLinksThatChangedPlaces(long seed) {
        var ledger = new SampleLedger(seed, WRITES);
        var lines = ledger.lines();
        for (var one : indexes(lines, LedgerCheckTests::isEntry)) {
            for (var other : indexes(lines, LedgerCheckTests::isEntry)) {
                if (one < other) {
                    var first = firstUnsigned(swapped(lines, one, other));

                    assertThat(first.damage()).isEqualTo(Damage.REORDERED);
                    assertThat(first.entry()).isEqualTo(ledger.nameOf(subjectOf(lines.get(one))));
                }
            }
        }
        for (var one : indexes(lines, LedgerCheckTests::isLink)) {
            for (var other : indexes(lines, LedgerCheckTests::isLink)) {
                if (one < other) {
                    var first = firstUnsigned(swapped(lines, one, other));

                    assertThat(first.damage()).isEqualTo(Damage.REORDERED);
                    assertThat(first.position()).isEqualTo(positionOf(lines.get(one)));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void findsEveryCutAndNamesWhereItWasMade(long seed) {
        var ledger = new SampleLedger(seed, WRITES);
        var lines = ledger.lines();
        var file = SampleLedger.join(lines);
        var chance = new Random(seed);
        var start = 0;
        for (var line : lines) {
            var expected = isLink(line)
                    ? positionOf(line)
                    : isEntry(line) ? ledger.placeOf(subjectOf(line)) : line == lines.getLast() ? WRITES + 1L : 1L;
            for (int length = start; start > 0 && length < start + line.length; length += 1 + chance.nextInt(40)) {
                var report = SampleLedger.check(
                        java.util.Arrays.copyOf(file, length),
                        new PublicKeys(List.of(SampleLedger.PUBLIC_PEM)),
                        List.of());

                assertThat(report.findings()).isNotEmpty();
                assertThat(report.findings().getFirst().position())
                        .as("%s, cut in %s", report.findings(), new String(line, StandardCharsets.UTF_8))
                        // before it can be told what the line is, it might as well be the next link
                        .isIn(expected, length - start < Export.ENTRY.length() ? WRITES + 1L : expected);
            }
            start += line.length + 1;
        }
    }

    @Test
    void refusesWhatIsNoExport() {
        assertThatThrownBy(() -> SampleLedger.check(List.of())).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> SampleLedger.check(List.of(SampleLedger.utf8("{\"hello\":\"world\"}"))))
                .isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 15})
    void findsAChainMadeAnewByItsAnchors(int position) {
        var ledger = new SampleLedger(1, 20);
        ledger.anchor();
        var old = List.copyOf(ledger.links);
        ledger.links.subList(position - 1, 20).clear();
        for (var link : old.subList(position - 1, 20)) {
            var before =
                    ledger.links.isEmpty() ? Link.NONE : ledger.links.getLast().hash();
            ledger.links.add(Link.after(
                    ledger.links.size(),
                    before,
                    new Link.Write(
                            link.unit(),
                            link.subject(),
                            link.entry(),
                            link.year(),
                            link.revision(),
                            link.before(),
                            link.digest()),
                    link.at().plusSeconds(1)));
        }
        var lines = ledger.lines();

        assertThat(firstOf(lines).damage()).isEqualTo(Damage.REWRITTEN);
        assertThat(firstOf(lines).position()).isGreaterThanOrEqualTo(position);
        // what no anchor vouches for may be made anew by whoever holds the store
        lines.subList(1, 1 + ledger.anchors.size()).clear();
        lines.set(lines.size() - 1, SampleLedger.utf8(Export.end(new Export.Counts(0, 20, ledger.contents.size()))));
        assertThat(SampleLedger.check(lines).findings()).isEmpty();
    }

    @Test
    void findsAnEndCutOffByAnAnchorKeptElsewhere() {
        var ledger = new SampleLedger(2, 20);
        ledger.anchor();
        var kept = List.of(ledger.anchors.getLast());
        var shorter = new SampleLedger(2, 19);
        var file = SampleLedger.join(shorter.lines());
        var keys = new PublicKeys(List.of(SampleLedger.PUBLIC_PEM));

        assertThat(SampleLedger.check(file, keys, List.of()).findings()).isEmpty();
        var first = SampleLedger.check(file, keys, kept).findings().getFirst();

        assertThat(first.damage()).isEqualTo(Damage.CUT_OFF);
        assertThat(first.position()).isEqualTo(20);
    }

    @Test
    void findsAnEntryThatWasAlteredAndThenWrittenOver() {
        var ledger = new SampleLedger(3, 20);
        var subject = ledger.contents.keySet().iterator().next();
        ledger.write(subject, Sha256.of("something else"));

        var first = firstOf(ledger.lines());

        assertThat(first.damage()).isEqualTo(Damage.ALTERED);
        assertThat(first.position()).isEqualTo(21);
        assertThat(first.detail()).contains("before its revision");
    }

    @Test
    void findsAnEntryTheChainKnowsNothingOf() {
        var lines = new SampleLedger(4, 20).lines();
        lines.add(lines.size() - 1, Export.entry("11111111-2222-3333-4444-555555555555", 0, SampleLedger.utf8("{}")));

        assertThat(firstOf(lines).damage()).isEqualTo(Damage.ADDED);
        assertThat(firstOf(lines).subject()).isEqualTo("11111111-2222-3333-4444-555555555555");
    }

    @Test
    void trustsNoAnchorOfAnotherKeyAndNoneUnsigned() {
        var ledger = new SampleLedger(5, 20);
        ledger.anchor();
        ledger.anchors.set(
                0,
                Anchor.unsigned(
                        SampleLedger.UNIT,
                        ledger.anchors.getFirst().day(),
                        ledger.anchors.getFirst().links(),
                        ledger.anchors.getFirst().digest()));

        assertThat(firstOf(ledger.lines()).damage()).isEqualTo(Damage.ANCHOR_UNTRUSTED);
        assertThat(SampleLedger.check(SampleLedger.join(ledger.lines()), new PublicKeys(List.of()), List.of())
                        .findings())
                .isEmpty();
    }

    @Test
    void findsABitOfASignatureThatSaysNothing() {
        var ledger = new SampleLedger(6, 20);
        ledger.anchor();
        var lines = ledger.lines();
        var line = new String(lines.get(1), StandardCharsets.UTF_8);
        var last = line.charAt(line.length() - 5);
        lines.set(1, SampleLedger.utf8(line.substring(0, line.length() - 5) + (char) (last + 1) + "==\"}"));

        assertThat(firstOf(lines).damage()).isEqualTo(Damage.ANCHOR_UNTRUSTED);
    }

    private static Finding firstOf(List<byte[]> lines) {
        return firstOf(SampleLedger.check(lines));
    }

    /** Without looking at signatures, which is what takes time. */
    private static Finding firstUnsigned(List<byte[]> lines) {
        return firstOf(SampleLedger.check(SampleLedger.join(lines), new PublicKeys(List.of()), List.of()));
    }

    private static Finding firstOf(Report report) {
        var findings = report.findings();
        assertThat(findings).isNotEmpty();
        return findings.getFirst();
    }

    private static List<byte[]> with(List<byte[]> lines, int at, byte[] line) {
        var damaged = new ArrayList<>(lines);
        damaged.set(at, line);
        return damaged;
    }

    private static List<byte[]> without(List<byte[]> lines, int at) {
        var damaged = new ArrayList<>(lines);
        damaged.remove(at);
        return damaged;
    }

    private static List<byte[]> swapped(List<byte[]> lines, int one, int other) {
        var damaged = new ArrayList<>(lines);
        Collections.swap(damaged, one, other);
        return damaged;
    }
}
