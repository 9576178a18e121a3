package org.steelyard.bench.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Runs the load generator wrk and reads what it prints. */
final class Wrk {

    private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in");
    private static final Pattern PER_SECOND = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
    private static final Pattern REFUSED = Pattern.compile("Non-2xx[^\n]*|Socket errors[^\n]*");

    record Result(long requests, double perSecond, double p50Millis, double p99Millis) {}

    private Wrk() {}

    static boolean installed() {
        try {
            new ProcessBuilder("wrk", "-v").start().destroy();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static String address(int port) {
        return "http://127.0.0.1:" + port + "/api/complaints/7";
    }

    static Result run(int port, int connections, int seconds, String token) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        "wrk",
                        "-t1",
                        "-c" + connections,
                        "-d" + seconds + "s",
                        "--latency",
                        "-H",
                        "Authorization: Bearer " + token,
                        address(port))
                .redirectErrorStream(true)
                .start();
        var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        if (REFUSED.matcher(told).find()) {
            throw new IllegalStateException("Not every request was answered well on port " + port + ":\n" + told);
        }
        return new Result(
                Long.parseLong(find(REQUESTS, told).group(1)),
                Double.parseDouble(find(PER_SECOND, told).group(1)),
                millis("50", told),
                millis("99", told));
    }

    private static double millis(String percentile, String told) {
        var found = find(Pattern.compile(percentile + "%\\s+([\\d.]+)(us|ms|s)"), told);
        return Double.parseDouble(found.group(1))
                * switch (found.group(2)) {
                    case "us" -> 0.001;
                    case "ms" -> 1;
                    default -> 1000;
                };
    }

    private static MatchResult find(Pattern pattern, String told) {
        var matcher = pattern.matcher(told);
        if (!matcher.find()) {
            throw new IllegalStateException("wrk did not say " + pattern + ":\n" + told);
        }
        return matcher.toMatchResult();
    }
}
