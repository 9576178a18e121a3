package org.steelyard.assessment.scheme;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.steelyard.contracts.UnitKind;

/** The scheme versions at hand: those of the files, and those published since; none ever goes. */
public final class Schemes {

    private record Known(Scheme scheme, Instant since) {}

    private volatile List<Known> all;

    /** Refuses two files that claim to be the same version. */
    public Schemes(List<Scheme> all) {
        var refs = new HashSet<String>();
        for (var scheme : all) {
            if (!refs.add(scheme.ref())) {
                throw new SchemeRefused(scheme.ref(), "version", 1, "scheme-two-files");
            }
        }
        this.all = sorted(all.stream().map(scheme -> new Known(scheme, Instant.MIN)));
    }

    private static List<Known> sorted(Stream<Known> all) {
        return all.sorted(Comparator.comparing((Known one) -> one.scheme().id())
                        .thenComparing(one -> one.scheme().version()))
                .toList();
    }

    public List<Scheme> all() {
        return all.stream().map(Known::scheme).toList();
    }

    /** Grows with every version that becomes known: whoever remembers it sees that scores have to be looked at again. */
    public int generation() {
        return all.size();
    }

    /** A version by {@code id@version}. */
    public Optional<Scheme> byRef(String ref) {
        return all.stream()
                .map(Known::scheme)
                .filter(scheme -> scheme.ref().equals(ref))
                .findFirst();
    }

    /** The newest version in force for units of a kind in a year; none for the county, which is not scored. */
    public Optional<Scheme> of(UnitKind kind, int year) {
        return of(kind, year, Instant.MAX);
    }

    /** The same, of the versions that were published by an instant. */
    public Optional<Scheme> of(UnitKind kind, int year, Instant asOf) {
        return all.stream()
                .filter(known -> !known.since().isAfter(asOf))
                .map(Known::scheme)
                .filter(scheme -> scheme.kind() == kind && scheme.scores(year))
                .max(Comparator.comparing(Scheme::validFrom).thenComparing(Scheme::version));
    }

    /** Takes in a version published at an instant, unless it is here. */
    synchronized void learn(Scheme scheme, Instant since) {
        if (byRef(scheme.ref()).isEmpty()) {
            var more = new ArrayList<>(all);
            more.add(new Known(scheme, since));
            all = sorted(more.stream());
        }
    }
}
