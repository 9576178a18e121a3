package org.steelyard.local.sample;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.local.county.County;

/** What the launcher runs to fill an empty system: {@code load}, or to keep it busy: {@code traffic}. */
public final class SampleCounty {

    private static final long SEED = 20_260_101L;

    private SampleCounty() {}

    /**
     * Arguments: load or traffic, address of the gateway, of the identity provider, file of the demo secret, and if it is
     * not 1 how many times the usual number of complaints; 0 for the county without a life.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 4 && arguments.length != 5) {
            System.err.println("Usage: load|traffic GATEWAY IDENTITY SECRET_FILE [SCALE]");
            System.exit(2);
        }
        var settings = Settings.USUAL;
        var secret = Files.readString(Path.of(arguments[3])).strip();
        var api = new Api(URI.create(arguments[1]), URI.create(arguments[2]), secret, settings);
        var playing = new Playing(settings, System.out);
        try {
            switch (arguments[0]) {
                case "load" ->
                    load(api, playing, Clock.systemUTC(), arguments.length == 5 ? Double.parseDouble(arguments[4]) : 1);
                case "traffic" -> new Traffic(api, County.sample(), playing, Clock.systemUTC()).goOn();
                default -> throw new IOException("Neither load nor traffic: " + arguments[0]);
            }
        } catch (IOException e) {
            playing.say("%s", e.getMessage());
            System.exit(1);
        }
        System.exit(0);
    }

    private static void load(Api api, Playing playing, Clock clock, double scale)
            throws IOException, InterruptedException {
        var county = County.sample();
        var today = WorkingCalendar.dateOf(clock.instant());
        // To the end of yesterday: what is entered today is the user's own.
        var present = today.minusDays(1)
                .atTime(LocalTime.MAX)
                .atZone(WorkingCalendar.ZONE)
                .toInstant();
        var year = WorkingCalendar.dateOf(present).getYear();
        new Registration(county, api, playing, year).enter();
        publishSyllabus(api, year);
        if (scale == 0) {
            return; // the county alone
        }
        new LifePlayer(api, playing).play(new RecordedLife(county, WorkingCalendar.china(), present, SEED, scale));
        playing.say("  %d requests", api.requests());
    }

    private static void publishSyllabus(Api api, int year) throws IOException, InterruptedException {
        if (!api.get("regulator", "/api/training/syllabi").path("items").isEmpty()) {
            return;
        }
        var body = Map.of(
                "id",
                "sample",
                "version",
                1,
                "validFrom",
                year + "-01-01",
                "modules",
                List.of(
                        module("M01", "消费投诉受理与调解", false),
                        module("M02", "台账与文书规范", false),
                        module("M03", "农资与食品安全预警", false),
                        module("M04", "举报线索移送", false)));
        var _ = api.post("regulator", "/api/training/syllabi", body, "sample-syllabus-" + year, Set.of());
    }

    private static Map<String, Object> module(String code, String title, boolean selfStudy) {
        return Map.of("code", code, "title", title, "selfStudy", selfStudy);
    }
}
