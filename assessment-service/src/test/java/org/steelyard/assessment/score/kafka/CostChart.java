package org.steelyard.assessment.score.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How long each contestant of the rebuild bench took for logs of several sizes, both axes logarithmic, as SVG and as CSV. */
final class CostChart {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 460;
    private static final int LEFT = 70;
    private static final int RIGHT = 190;
    private static final int TOP = 24;
    private static final int BOTTOM = 50;
    private static final List<String> COLOURS = List.of("#5b6b68", "#a86f00", "#0b6e5f", "#3866b0", "#a03a2c");

    private final StringBuilder svg = new StringBuilder();
    private final double mostFacts;
    private final double fewestFacts;
    private final double longest;
    private final double shortest;

    private CostChart(TreeMap<Long, Map<String, RebuildBench.Run>> all) {
        this.fewestFacts = Math.floor(Math.log10(all.firstKey()));
        this.mostFacts = Math.ceil(Math.log10(all.lastKey()));
        var seconds = all.values().stream()
                .flatMap(runs -> runs.values().stream())
                .mapToDouble(run -> Math.log10(run.seconds()))
                .summaryStatistics();
        this.shortest = Math.floor(seconds.getMin());
        this.longest = Math.ceil(seconds.getMax());
    }

    static void write(Path file, TreeMap<Long, Map<String, RebuildBench.Run>> all) throws IOException {
        Files.writeString(file, new CostChart(all).draw(all));
        var csv = new ArrayList<>(List.of("facts,what,seconds,facts_per_second,heap_kept_mb"));
        all.forEach((facts, runs) -> runs.forEach((name, run) -> csv.add(String.format(
                Locale.ROOT,
                "%d,\"%s\",%.2f,%.0f,%d",
                facts,
                name,
                run.seconds(),
                facts / run.seconds(),
                run.heapMegabytes()))));
        Files.write(Path.of(file.toString().replaceAll("\\.svg$", ".csv")), csv);
    }

    private String draw(TreeMap<Long, Map<String, RebuildBench.Run>> all) {
        add(
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif' font-size='13'>",
                WIDTH, HEIGHT);
        add("<title>Seconds for a log of so many facts</title><rect width='100%%' height='100%%' fill='#fff'/>");
        for (int power = (int) fewestFacts; power <= mostFacts; power++) {
            add("<path d='M%.0f %dV%d' stroke='#ddd'/>", x(power), TOP, HEIGHT - BOTTOM);
            add(
                    "<text x='%.0f' y='%d' text-anchor='middle'>%,d</text>",
                    x(power), HEIGHT - 28, (long) Math.pow(10, power));
        }
        for (int power = (int) shortest; power <= longest; power++) {
            add("<path d='M%d %.0fH%d' stroke='#ddd'/>", LEFT, y(power), WIDTH - RIGHT);
            add(
                    "<text x='%d' y='%.0f' text-anchor='end'>%s s</text>",
                    LEFT - 8,
                    y(power) + 4,
                    power < 0 ? "%.1f".formatted(Math.pow(10, power)) : "1" + "0".repeat(power));
        }
        add("<text x='%d' y='%d' text-anchor='middle'>facts</text>", (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8);
        var colour = 0;
        for (var name : all.firstEntry().getValue().keySet()) {
            line(name, COLOURS.get(colour++ % COLOURS.size()), all);
        }
        return svg.append("</svg>\n").toString();
    }

    private void line(String name, String colour, TreeMap<Long, Map<String, RebuildBench.Run>> all) {
        var points = new ArrayList<String>();
        var end = 0.0;
        var endX = 0.0;
        for (var entry : all.entrySet()) {
            var run = entry.getValue().get(name);
            if (run != null) {
                endX = x(Math.log10(entry.getKey()));
                end = y(Math.log10(run.seconds()));
                points.add("%.1f,%.1f".formatted(endX, end));
                add("<circle cx='%.1f' cy='%.1f' r='3.5' fill='%s'/>", endX, end, colour);
            }
        }
        add("<polyline points='%s' fill='none' stroke='%s' stroke-width='2'/>", String.join(" ", points), colour);
        if (endX < WIDTH - RIGHT) { // others go on to the right
            add("<text x='%.0f' y='%.0f' text-anchor='middle' fill='%s'>%s</text>", endX, end - 10, colour, name);
        } else {
            add("<text x='%.0f' y='%.0f' fill='%s'>%s</text>", endX + 8, end + 4, colour, name);
        }
    }

    private double x(double power) {
        return LEFT + (power - fewestFacts) / (mostFacts - fewestFacts) * (WIDTH - LEFT - RIGHT);
    }

    private double y(double power) {
        return HEIGHT - BOTTOM - (power - shortest) / (longest - shortest) * (HEIGHT - TOP - BOTTOM);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
