package org.steelyard.assessment.scheme;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.steelyard.contracts.UnitKind;

/** The scheme versions at hand. */
public final class Schemes {

    private final List<Scheme> all;

    /** Refuses two files that claim to be the same version. */
    public Schemes(List<Scheme> all) {
        var refs = new HashSet<String>();
        for (var scheme : all) {
            if (!refs.add(scheme.ref())) {
                throw new SchemeRefused(scheme.ref(), "there are two files of this version");
            }
        }
        this.all = all.stream().sorted(Comparator.comparing(Scheme::ref)).toList();
    }

    public List<Scheme> all() {
        return all;
    }

    /** A version by {@code id@version}. */
    public Optional<Scheme> byRef(String ref) {
        return all.stream().filter(scheme -> scheme.ref().equals(ref)).findFirst();
    }

    /** The newest version in force for units of a kind in a year; none for the county, which is not scored. */
    public Optional<Scheme> of(UnitKind kind, int year) {
        return all.stream()
                .filter(scheme -> scheme.kind() == kind && scheme.scores(year))
                .max(Comparator.comparing(Scheme::validFrom).thenComparing(Scheme::version));
    }
}
