package org.steelyard.assessment.scheme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.Grade;
import org.steelyard.contracts.InspectionItem;
import org.steelyard.contracts.UnitKind;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads a scheme file (YAML) and refuses one that is incomplete, misspelt or does not add up. */
public final class SchemeReader {

    private static final Ratio HUNDRED = Ratio.of(100);
    private static final int MAX_FILE_BYTES = 256 * 1024;

    private SchemeReader() {}

    /** Reads the scheme in a file; the name is for messages. */
    public static Scheme read(String file, InputStream in) {
        try {
            var bytes = in.readNBytes(MAX_FILE_BYTES + 1);
            if (bytes.length > MAX_FILE_BYTES) {
                throw new SchemeRefused(file, "is larger than " + MAX_FILE_BYTES + " bytes");
            }
            return read(file, new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Scheme read(String file, String text) {
        var root = Section.root(file, parse(file, text));
        var scheme = new Scheme(
                root.text("id"),
                root.whole("version", 1, 100_000),
                root.one(UnitKind.class, "kind"),
                required(root, "validFrom"),
                root.date("validTo"),
                settings(root.section("settings")),
                limits(root.section("limits")),
                root.list("grades", SchemeReader::grade),
                root.values("stars", Integer.class),
                root.values("peerGroups", Integer.class),
                root.list("groups", SchemeReader::group),
                digest(text));
        root.done();
        check(root, scheme);
        return scheme;
    }

    private static @Nullable Object parse(String file, String text) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            return new Yaml(new SafeConstructor(options)).load(text);
        } catch (YAMLException e) {
            throw new SchemeRefused(file, "is not YAML: " + e.getMessage());
        }
    }

    private static Scheme.Settings settings(Section section) {
        var settings = new Scheme.Settings(
                section.whole("m", 0, 1000),
                section.number("p0", "0", "1"),
                section.whole("sessions", 0, 366),
                section.number("maxBonus", "0", "100"),
                section.number("maxScore", "100", "200"),
                Set.copyOf(section.values("selfReferringRules", String.class)));
        section.done();
        return settings;
    }

    private static Limits limits(Section section) {
        var byStep = new EnumMap<Limit.Step, List<Limit>>(Limit.Step.class);
        for (var step : Limit.Step.values()) {
            var limits = section.list(step.name(), SchemeReader::limit);
            byStep.put(step, limits);
            if (limits.getFirst().from() != null || limits.getLast().until() != null) {
                throw section.refused("must cover all days with " + step);
            }
            for (int i = 1; i < limits.size(); i++) {
                var end = limits.get(i - 1).until();
                if (end == null || !end.plusDays(1).equals(limits.get(i).from())) {
                    throw section.refused("has a gap or an overlap in " + step);
                }
            }
        }
        section.done();
        return new Limits(byStep);
    }

    private static Limit limit(Section section) {
        var working = section.has("workingDays");
        var days = section.whole(working ? "workingDays" : "calendarDays", 1, 366);
        return new Limit(section.date("from"), section.date("until"), days, working);
    }

    private static Scheme.GradeStep grade(Section section) {
        return new Scheme.GradeStep(section.one(Grade.class, "grade"), section.number("from", "0", "105"));
    }

    private static IndicatorGroup group(Section section) {
        var group = new IndicatorGroup(
                section.text("code"),
                title(section),
                section.number("weight", "0.01", "100"),
                section.list("indicators", SchemeReader::indicator));
        var sum = group.indicators().stream().map(Indicator::weight).reduce(Ratio.ZERO, Ratio::plus);
        if (!sum.equals(group.weight())) {
            throw section.refused("weighs " + group.weight() + ", its indicators add up to " + sum);
        }
        return group;
    }

    private static Indicator indicator(Section section) {
        var measure = Measure.byCode(section.text("measure"))
                .orElseThrow(() -> section.refused("has the unknown measure '" + section.text("measure") + "'"));
        var function = function(section);
        if (!measure.suits(function)) {
            throw section.refused("cannot use " + function.name() + " for the measure " + measure.code());
        }
        return new Indicator(
                section.text("code"),
                section.text("duty"),
                title(section),
                measure,
                measure == Measure.INSPECTION_ITEM ? section.one(InspectionItem.class, "item") : null,
                function,
                section.number("weight", "0.01", "100"));
    }

    private static ShareFunction function(Section section) {
        return switch (section.text("function")) {
            case "CHECK" -> new ShareFunction.Check();
            case "LIN" -> new ShareFunction.Lin();
            case "THR" ->
                new ShareFunction.Thr(
                        section.number("target", "0.01", "100"),
                        section.number("slope", "0.0001", "1"),
                        section.number("floor", "0", "1"));
            case "QUOTA" -> new ShareFunction.Quota(section.whole("perYear", 1, 366));
            case "ROLLUP" -> new ShareFunction.Rollup();
            default ->
                throw section.refused("has the unknown function '" + section.text("function")
                        + "', known are CHECK, LIN, THR, QUOTA, ROLLUP");
        };
    }

    private static Indicator.Title title(Section section) {
        return new Indicator.Title(section.text("zh"), section.text("en"));
    }

    private static LocalDate required(Section section, String name) {
        var date = section.date(name);
        if (date == null) {
            throw section.refused("lacks '" + name + "'");
        }
        return date;
    }

    private static void check(Section root, Scheme scheme) {
        var to = scheme.validTo();
        if (to != null && to.isBefore(scheme.validFrom())) {
            throw root.refused("ends before it starts");
        }
        var sum = scheme.groups().stream().map(IndicatorGroup::weight).reduce(Ratio.ZERO, Ratio::plus);
        if (!sum.equals(HUNDRED)) {
            throw root.refused("has groups that weigh " + sum + " together instead of 100");
        }
        var codes = new HashSet<String>();
        scheme.groups().forEach(group -> unique(root, codes, "group " + group.code()));
        scheme.indicators().forEach(indicator -> unique(root, codes, indicator.code()));
        descending(
                root,
                "grades",
                scheme.grades().stream().map(Scheme.GradeStep::from).toList());
        descending(
                root, "peerGroups", scheme.peerGroups().stream().map(Ratio::of).toList());
        descending(
                root, "stars", scheme.stars().reversed().stream().map(Ratio::of).toList());
    }

    private static void unique(Section root, Set<String> codes, String code) {
        if (!codes.add(code)) {
            throw root.refused("has two of the code " + code);
        }
    }

    private static void descending(Section root, String name, List<Ratio> steps) {
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).compareTo(steps.get(i - 1)) >= 0) {
                throw root.refused("has '" + name + "' out of order");
            }
        }
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
