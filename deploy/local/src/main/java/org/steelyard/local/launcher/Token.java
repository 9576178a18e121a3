package org.steelyard.local.launcher;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Asks the local identity provider for an access token of a demo account. */
final class Token {

    private Token() {}

    static String of(Home home, String account) throws IOException, InterruptedException {
        var state = RunState.read(home)
                .filter(RunState::isRunning)
                .orElseThrow(() -> new UsageError("Not running; start it with ./deploy/up."));
        return ask(state.identity(), home.secret(), account);
    }

    private static String ask(String identity, Path secret, String account) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(identity + "/demo/token"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Steelyard-Demo-Secret", Files.readString(secret).strip())
                .POST(BodyPublishers.ofString("account=" + URLEncoder.encode(account, StandardCharsets.UTF_8)))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var response = http.send(request, BodyHandlers.ofString());
            return switch (response.statusCode()) {
                case 200 -> response.body();
                case 404 ->
                    throw new UsageError("No account " + account
                            + ". There are point, station, office, regulator, legal, governance, auditor, operator,"
                            + " importer, point-<unit>, station-<unit> and office-<office>.");
                default ->
                    throw new UsageError(
                            "The identity provider answers %d; its log tells why.".formatted(response.statusCode()));
            };
        } catch (ConnectException e) {
            throw new UsageError("The identity provider at " + identity + " does not answer (yet).");
        }
    }
}
