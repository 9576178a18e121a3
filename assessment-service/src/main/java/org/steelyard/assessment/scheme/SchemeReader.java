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
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.steelyard.contracts.CallbackGrade;
import org.steelyard.contracts.Grade;
import org.steelyard.contracts.InspectionItem;
import org.steelyard.contracts.UnitKind;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads a scheme file (YAML) and refuses one that is incomplete, misspelt or does not add up. */
public final class SchemeReader {

    private static final Ratio HUNDRED = Ratio.of(100);
    private static final int MAX_FILE_BYTES = 256 * 1024;

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9-]{1,16}");

    private SchemeReader() {}

    /** Reads the scheme in a file; the name is for messages. */
    public static Scheme read(String file, InputStream in) {
        try {
            var bytes = in.readNBytes(MAX_FILE_BYTES + 1);
            if (bytes.length > MAX_FILE_BYTES) {
                throw new SchemeRefused(file, "", 1, "scheme-too-large", Integer.toString(MAX_FILE_BYTES));
            }
            return read(file, new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Scheme read(String file, String text) {
        return draft(file, text).scheme();
    }

    /** A scheme that may still be refused for what others have published, at a place of its file. */
    record Draft(Scheme scheme, Section root) {}

    static Draft draft(String file, String text) {
        var root = root(file, text);
        var scheme = new Scheme(
                root.name("id", ID),
                root.whole("version", 1, 100_000),
                root.one(UnitKind.class, "kind"),
                required(root, "validFrom"),
                root.date("validTo"),
                settings(root.section("settings")),
                limits(root.section("limits")),
                root.list("grades", SchemeReader::grade),
                root.wholes("stars", 0, 105),
                root.wholes("peerGroups", 1, 1_000_000),
                root.list("groups", SchemeReader::group),
                adjustments(root, "bonus", true),
                adjustments(root, "deductions", false),
                text,
                digest(text));
        root.done();
        check(root, scheme);
        return new Draft(scheme, root);
    }

    private static Section root(String file, String text) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        var yaml = new Yaml(new SafeConstructor(options));
        try {
            return Section.root(file, yaml.load(text), Lines.of(yaml, text));
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            throw new SchemeRefused(
                    file, "", mark == null ? 1 : mark.getLine() + 1, "scheme-yaml", String.valueOf(e.getProblem()));
        } catch (YAMLException e) {
            throw new SchemeRefused(file, "", 1, "scheme-yaml", "");
        }
    }

    private static Scheme.Settings settings(Section section) {
        var settings = new Scheme.Settings(
                section.whole("m", 0, 1000),
                section.number("p0", "0", "1"),
                section.whole("sessions", 0, 366),
                section.number("maxBonus", "0", "100"),
                section.number("maxScore", "100", "200"),
                section.whole("relayHours", 1, 240),
                callbackGrades(section.section("callbackGrades")),
                Set.copyOf(section.values("selfReferringRules", String.class)));
        section.done();
        return settings;
    }

    private static Map<CallbackGrade, Ratio> callbackGrades(Section section) {
        var grades = new EnumMap<CallbackGrade, Ratio>(CallbackGrade.class);
        for (var grade : CallbackGrade.values()) {
            grades.put(grade, section.number(grade.name(), "0", "1"));
        }
        section.done();
        return grades;
    }

    private static Limits limits(Section section) {
        var byStep = new EnumMap<Limit.Step, List<Limit>>(Limit.Step.class);
        for (var step : Limit.Step.values()) {
            var limits = section.list(step.name(), SchemeReader::limit);
            byStep.put(step, limits);
            if (limits.getFirst().from() != null || limits.getLast().until() != null) {
                throw section.refusedIn(step.name(), "scheme-all-days", step.name());
            }
            for (int i = 1; i < limits.size(); i++) {
                var end = limits.get(i - 1).until();
                if (end == null || !end.plusDays(1).equals(limits.get(i).from())) {
                    throw section.refusedIn(step.name(), "scheme-gap", step.name());
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
                section.name("code", CODE),
                title(section),
                section.number("weight", "0.01", "100"),
                section.list("indicators", SchemeReader::indicator));
        var sum = group.indicators().stream().map(Indicator::weight).reduce(Ratio.ZERO, Ratio::plus);
        if (!sum.equals(group.weight())) {
            throw section.refused(
                    "scheme-weight",
                    group.weight().toDecimal().toPlainString(),
                    sum.toDecimal().toPlainString());
        }
        return group;
    }

    /** None if the scheme has none; the settings' {@code maxBonus} limits all bonus together. */
    private static List<Adjustment> adjustments(Section root, String name, boolean bonus) {
        if (!root.has(name)) {
            return List.of();
        }
        var kinds = new HashSet<Adjustment.Kind>();
        return root.list(name, section -> {
            var kind = section.one(Adjustment.Kind.class, "kind");
            if (kind.bonus() != bonus) {
                throw section.refusedIn("kind", "scheme-adjustment", kind, name);
            }
            if (!kinds.add(kind)) {
                throw section.refusedIn("kind", "scheme-twice", kind);
            }
            return new Adjustment(
                    kind,
                    title(section),
                    section.number("points", "0.01", "100"),
                    section.has("max") ? section.number("max", "0.01", "100") : null);
        });
    }

    private static Indicator indicator(Section section) {
        var measure = Measure.byCode(section.text("measure"))
                .orElseThrow(() -> section.refusedIn("measure", "scheme-unknown-measure", section.text("measure")));
        var function = function(section);
        if (!measure.suits(function)) {
            throw section.refusedIn("function", "scheme-unsuited", function.name(), measure.code());
        }
        return new Indicator(
                section.name("code", CODE),
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
            default -> throw section.refusedIn("function", "scheme-unknown-function", section.text("function"));
        };
    }

    private static Indicator.Title title(Section section) {
        return new Indicator.Title(section.text("zh"), section.text("en"));
    }

    private static LocalDate required(Section section, String name) {
        var date = section.date(name);
        if (date == null) {
            throw section.refused("scheme-lacks", name);
        }
        return date;
    }

    private static void check(Section root, Scheme scheme) {
        var to = scheme.validTo();
        if (to != null && to.isBefore(scheme.validFrom())) {
            throw root.refusedIn("validTo", "scheme-ends-first");
        }
        var sum = scheme.groups().stream().map(IndicatorGroup::weight).reduce(Ratio.ZERO, Ratio::plus);
        if (!sum.equals(HUNDRED)) {
            throw root.refusedIn("groups", "scheme-sum", sum.toDecimal().toPlainString());
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
            throw root.refusedIn("groups", "scheme-twice", code);
        }
    }

    private static void descending(Section root, String name, List<Ratio> steps) {
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).compareTo(steps.get(i - 1)) >= 0) {
                throw root.refusedIn(name, "scheme-order", name);
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
