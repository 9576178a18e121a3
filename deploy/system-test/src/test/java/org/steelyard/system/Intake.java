package org.steelyard.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.steelyard.system.RunningSystem.Change;
import tools.jackson.databind.JsonNode;

/** An officer's program: it repeats what it sends, under one key and at each gateway in turn, until it is acknowledged. */
final class Intake {

    static final String ENTRY = """
            {"complainant": {"name": "示例乙", "phone": "130 0000 0003", "consents": true},
             "respondent": {"name": "示例商店"}, "facts": {"content": "称重不足"}, "category": "GENERAL",
             "disputedAmount": {"amount": "35.00", "currency": "CNY"}, "complainants": 1, "harm": "NONE",
             "requests": ["MAKE_UP_QUANTITY"], "channel": "PHONE"}""";

    /** Too large for a point: it has to be referred. */
    static final String LARGE_ENTRY = ENTRY.replace("35.00", "6000.00");

    private final RunningSystem system;
    private final String account;
    private final int gateways;
    private final AtomicInteger tries = new AtomicInteger();

    Intake(RunningSystem system, String account, int gateways) {
        this.system = system;
        this.account = account;
        this.gateways = gateways;
    }

    /** Enters a complaint; answers its id. */
    String enter(String entry) {
        return untilAcknowledged("/api/complaints", entry);
    }

    /** Refers a complaint, as soon as it is known where referrals are made; answers the referral's id. */
    String refer(String complaint) {
        return untilAcknowledged("/api/escalations", "{\"complaint\": \"%s\"}".formatted(complaint));
    }

    private String untilAcknowledged(String path, String body) {
        var change = new Change(body, UUID.randomUUID().toString());
        return await().atMost(SystemIT.PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(
                        () -> {
                            var gateway = tries.getAndIncrement() % gateways + 1;
                            var answer = system.send(gateway, account, path, change);
                            return answer.statusCode() / 100 == 2
                                    ? system.read(answer.body()).path("id").asString()
                                    : "";
                        },
                        id -> !id.isEmpty());
    }

    static HashSet<String> ids(List<JsonNode> entries) {
        return entries.stream()
                .map(entry -> entry.path("id").asString())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** The numbers of a unit's ledger, up to one, without a gap. */
    static List<String> numbersUpTo(String unit, int year, int count) {
        var numbers = new ArrayList<String>();
        for (int i = 1; i <= count; i++) {
            numbers.add("%s-%d-%04d".formatted(unit, year, i));
        }
        return numbers;
    }
}
