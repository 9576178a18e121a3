package org.steelyard.proof;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ledger as chance would have it, and its export. */
final class SampleLedger {

    static final String UNIT = "350428100201";
    static final KeyPair PAIR = pair();
    static final String PUBLIC_PEM = pem("PUBLIC KEY", PAIR.getPublic().getEncoded());
    static final SigningKey KEY =
            new SigningKey(pem("PRIVATE KEY", PAIR.getPrivate().getEncoded()), PUBLIC_PEM);
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");

    final List<Link> links = new ArrayList<>();
    final List<Anchor> anchors = new ArrayList<>();
    final Map<String, byte[]> contents = new LinkedHashMap<>();
    final Map<String, Long> revisions = new HashMap<>();
    final Map<String, Long> first = new HashMap<>();
    private final List<byte[]> oldContents = new ArrayList<>();
    private final Random chance;
    private int again;

    SampleLedger(long seed, int writes) {
        chance = new Random(seed);
        for (int i = 0; i < writes; i++) {
            if (contents.isEmpty() || chance.nextInt(3) == 0) {
                write(new UUID(chance.nextLong(), chance.nextLong()).toString(), null);
            } else {
                var known = List.copyOf(contents.keySet());
                write(known.get(chance.nextInt(known.size())), null);
            }
            if (chance.nextInt(5) == 0) {
                anchor();
            }
        }
    }

    /** Writes an entry once more, as if its content before had been another if one is given. */
    void write(String subject, @Nullable String found) {
        var revision = revisions.merge(subject, 1L, Long::sum) - 1;
        var content = content(subject, revision);
        var before = contents.put(subject, content);
        if (before != null) {
            oldContents.add(before);
        }
        first.putIfAbsent(subject, links.size() + 1L);
        var write = new Link.Write(
                UNIT,
                subject,
                nameOf(subject),
                2026,
                revision,
                found != null ? found : before == null ? null : Sha256.of(before),
                Sha256.of(content));
        links.add(Link.after(
                links.size(),
                links.isEmpty() ? Link.NONE : links.getLast().hash(),
                write,
                START.plusSeconds(links.size())));
    }

    void anchor() {
        anchors.add(Anchor.unsigned(
                        UNIT,
                        DAY.plusDays(anchors.size()),
                        links.size(),
                        links.getLast().hash())
                .signed(KEY));
    }

    /** From here on everything was written while the export was taken. */
    void takeExport() {
        again = links.size();
    }

    /** The link by which it came into the ledger. */
    long placeOf(String subject) {
        return java.util.Objects.requireNonNull(first.get(subject));
    }

    String nameOf(String subject) {
        return "%s-2026-%04d".formatted(UNIT, List.copyOf(contents.keySet()).indexOf(subject) + 1);
    }

    private byte[] content(String subject, long revision) {
        var filler = new StringBuilder();
        chance.ints(chance.nextInt(60), 0, 4).forEach(which -> filler.append("月饼😀a*J\\\"".charAt(which)));
        return ("{\"_id\":\"" + subject + "\",\"amount\":{\"$decimal\":\"" + chance.nextInt(10_000)
                        + ".00\"},\"steps\":[" + revision + "],\"text\":\"" + filler + "\",\"version\":" + revision
                        + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The lines of the export, in order. */
    List<byte[]> lines() {
        var lines = new ArrayList<byte[]>();
        lines.add(utf8(Export.head(UNIT, 2026, START)));
        anchors.forEach(anchor -> lines.add(utf8(anchor.line())));
        var entries = 0;
        var split = again == 0 ? links.size() : again;
        links.subList(0, split).forEach(link -> lines.add(utf8(link.line())));
        entries += addEntries(lines, 0, split);
        links.subList(split, links.size()).forEach(link -> lines.add(utf8(link.line())));
        entries += addEntries(lines, split, links.size());
        lines.add(utf8(Export.end(new Export.Counts(anchors.size(), links.size(), entries))));
        return lines;
    }

    private int addEntries(List<byte[]> lines, int from, int to) {
        var last = new LinkedHashMap<String, Link>();
        links.subList(from, to).forEach(link -> last.put(link.subject(), link));
        last.values().stream()
                .sorted(java.util.Comparator.comparing(link -> first.get(link.subject())))
                .forEach(link -> lines.add(Export.entry(link.subject(), link.revision(), contentOf(link))));
        return last.size();
    }

    private byte[] contentOf(Link link) {
        var now = contents.get(link.subject());
        if (now != null && Sha256.of(now).equals(link.digest())) {
            return now;
        }
        return oldContents.stream()
                .filter(old -> Sha256.of(old).equals(link.digest()))
                .findFirst()
                .orElseThrow();
    }

    static Report check(List<byte[]> lines) {
        return check(join(lines), new PublicKeys(List.of(PUBLIC_PEM)), List.of());
    }

    /** Checks bytes as they would lie in a file. */
    static Report check(byte[] file, PublicKeys keys, List<Anchor> kept) {
        var check = new LedgerCheck(kept, keys);
        var from = 0;
        for (int i = 0; i <= file.length; i++) {
            if (i == file.length ? from < i : file[i] == '\n') {
                check.line(java.util.Arrays.copyOfRange(file, from, i));
                from = i + 1;
            }
        }
        return check.finish();
    }

    static byte[] join(List<byte[]> lines) {
        var file = new java.io.ByteArrayOutputStream();
        lines.forEach(line -> {
            file.writeBytes(line);
            file.write('\n');
        });
        return file.toByteArray();
    }

    static byte[] utf8(String line) {
        return line.getBytes(StandardCharsets.UTF_8);
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String pem(String label, byte[] encoded) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(encoded) + "\n-----END "
                + label + "-----\n";
    }
}
