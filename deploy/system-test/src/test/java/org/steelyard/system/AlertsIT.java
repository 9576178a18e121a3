package org.steelyard.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.steelyard.monitoring.Alerts;

/** None of the alerts fires on a healthy system, and each does by the fault it is for, caused on a system of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AlertsIT {

    /** Alerts whose fault cannot be caused here, with the reason. */
    private final Map<String, String> notRun = new TreeMap<>();

    /** They tell of what a process has met, until a newer version of it is started. */
    private static final Set<String> UNTIL_A_NEW_VERSION = Set.of("UnknownEvents", "CalendarMissing");

    /** Longer than every range of the hasty rules. */
    private static final int SCRAPES_WITHOUT_FAULT = 40;

    private RunningSystem system;
    private Prometheus prometheus;
    private final List<AutoCloseable> toClose = new ArrayList<>();
    private List<Fault> faults;
    private Fault last;

    @BeforeAll
    void start() throws Exception {
        Assumptions.assumeTrue(Prometheus.isInstalled(), Prometheus.NOT_INSTALLED);
        var settings = new HashMap<>(UseFaults.SETTINGS);
        settings.putAll(StoreFaults.SETTINGS);
        system = new RunningSystem(
                Files.createDirectories(Path.of("target/alerts")
                        .toAbsolutePath()
                        .resolve(UUID.randomUUID().toString())),
                settings,
                1);
        system.up("--sample-scale", "0", "--no-aot", "--start-limit", "1200");
        prometheus = Prometheus.beside(system, HastyRules::of);
        toClose.add(prometheus);
        var services = new ServiceFaults(system);
        var uses = new UseFaults(system);
        var log = new LogFaults(system);
        var store = new StoreFaults(system, log);
        var machine = new MachineFaults(system, prometheus, uses);
        toClose.addAll(List.of(uses, log, store, machine));
        if (machine.diskNotRun() instanceof String why) {
            notRun.put("DiskNearlyFull", why);
        }
        faults = Stream.of(
                        uses.all(),
                        log.all(),
                        services.all(),
                        store.all(),
                        machine.all(),
                        List.of(log.aFactLacksWhatScoringNeeds(), services.brokerAndStoreHang()))
                .flatMap(List::stream)
                .toList();
        last = log.scoringMeetsWhatItCannotRead();
    }

    @AfterAll
    void stop() throws Exception {
        if (system != null) {
            for (var one : toClose) {
                one.close();
            }
            system.down();
        }
    }

    @Test
    @Order(1)
    void everyAlertHasAFaultOrAReasonWhyNot() {
        notRun.forEach((alert, why) -> System.out.println("not run: alert " + alert + ": " + why));
        var known =
                Alerts.read(RunningSystem.ROOT).stream().map(Alerts.Alert::name).toList();
        var accountedFor = new TreeSet<>(notRun.keySet());
        Stream.concat(faults.stream(), Stream.of(last)).map(Fault::alerts).forEach(accountedFor::addAll);
        assertThat(accountedFor).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    @Order(2)
    void noneFiresOnAHealthySystem() throws Exception {
        await().atMost(SystemIT.PATIENCE)
                .ignoreExceptionsInstanceOf(ConnectException.class) // it has only just been started
                .until(() -> prometheus.servicesSeen(SCRAPES_WITHOUT_FAULT) == RunningSystem.SERVICES.size());
        assertThat(prometheus.fired()).isEmpty();
    }

    @TestFactory
    @Order(3)
    Stream<DynamicTest> eachFiresByTheFaultItIsFor() {
        return faults.stream()
                .map(fault -> DynamicTest.dynamicTest(
                        fault.what() + ": " + new TreeSet<>(fault.alerts()), () -> raises(fault)));
    }

    private void raises(Fault fault) throws Exception {
        var began = System.nanoTime();
        await().atMost(SystemIT.PATIENCE)
                .untilAsserted(() -> assertThat(prometheus.firing())
                        .as("not of itself, nor of the fault before")
                        .doesNotContainAnyElementsOf(fault.alerts()));
        var seen = new HashSet<String>();
        try {
            fault.cause().run();
            await().pollInterval(Duration.ofSeconds(1))
                    .atMost(SystemIT.PATIENCE)
                    .untilAsserted(() -> {
                        fault.keptUp().run();
                        seen.addAll(prometheus.firing());
                        assertThat(seen).containsAll(fault.alerts());
                    });
        } finally {
            fault.mend().run();
        }
        System.out.printf(
                "%s after %d s, with %s%n",
                fault.alerts(), Duration.ofNanos(System.nanoTime() - began).toSeconds(), seen);
    }

    @Test
    @Order(4)
    void allFallSilentOnceTheFaultsAreMended() {
        await().atMost(SystemIT.PATIENCE)
                .untilAsserted(() -> assertThat(prometheus.firing()).isSubsetOf(UNTIL_A_NEW_VERSION));
    }

    @Test
    @Order(5)
    void scoringThatCannotGoOnIsNoticed() throws Exception {
        raises(last);
    }
}
