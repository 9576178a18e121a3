package org.steelyard.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.calendar.WorkingCalendar;

/** Faults of the machine that a part runs on, each met by one more instance of it, on such a machine. */
final class MachineFaults implements AutoCloseable {

    private static final String DISK_NOT_RUN = "this machine lets nobody have a disk of its own (unshare, mount)";

    /** An old generation smaller than what any of our services keeps, beside a young one that has room for the rest. */
    private static final List<String> SMALL_OLD_GENERATION = List.of("-Xmx256m", "-Xmn238m");

    private final RunningSystem system;
    private final Prometheus prometheus;
    private final UseFaults uses;
    private @Nullable OneMore poor;

    MachineFaults(RunningSystem system, Prometheus prometheus, UseFaults uses) {
        this.system = system;
        this.uses = uses;
        this.prometheus = prometheus;
    }

    List<Fault> all() {
        var all = new ArrayList<Fault>();
        all.add(Fault.raising("a service has hardly the memory it needs", "HeapNearlyFull")
                .causedBy(() -> start("training-service", List.of(), SMALL_OLD_GENERATION, Map.of()))
                .keptUpBy(this::collect)
                .mendedBy(this::stop));
        if (diskNotRun() == null) {
            all.add(Fault.raising("a disk is nearly full", "DiskNearlyFull")
                    .causedBy(() -> start("training-service", onAFullDisk(), List.of(), Map.of()))
                    .mendedBy(this::stop));
        }
        all.add(Fault.raising("a certificate is about to end", "CertificateEnds")
                .causedBy(() -> start("gateway", List.of(), List.of(), servingTls()))
                .mendedBy(this::stop));
        all.add(Fault.raising("a version knows no working calendar of the year", "CalendarMissing")
                .causedBy(this::takeOverWithoutCalendar)
                .mendedBy(() -> {
                    system.signal("assessment-service", "CONT");
                    stop();
                    uses.withdrawLate();
                }));
        return all;
    }

    /** Why no disk can be filled here, nothing if one can. */
    @Nullable
    String diskNotRun() {
        var run = system.run(
                Duration.ofSeconds(10),
                List.of(
                        "unshare",
                        "--mount",
                        "--map-root-user",
                        "sh",
                        "-c",
                        "mount -t tmpfs -o size=64k tmpfs " + system.home()));
        return run.exit() == 0 ? null : DISK_NOT_RUN;
    }

    private void start(String part, List<String> around, List<String> vmOptions, Map<String, String> environment)
            throws IOException {
        var started = OneMore.of(system, part, new OneMore.Machine(around, vmOptions, environment));
        poor = started;
        started.awaitReady();
        prometheus.watch(part + "-poor", started.management());
    }

    private void stop() throws IOException {
        prometheus.forget("gateway-poor");
        prometheus.forget("training-service-poor");
        prometheus.forget("assessment-service-poor");
        close();
    }

    private void collect() {
        Objects.requireNonNull(poor).command(system, "GC.run");
    }

    private List<String> onAFullDisk() throws IOException {
        var disk = Files.createDirectories(system.home().resolve("small-disk"));
        return List.of(
                "unshare",
                "--mount",
                "--map-root-user",
                "sh",
                "-c",
                "mount -t tmpfs -o size=256k tmpfs \"$0\" && cd \"$0\" && head -c 245760 /dev/zero >full && exec \"$@\"",
                disk.toString());
    }

    private Map<String, String> servingTls() {
        var keys = system.home().resolve("ending.p12").toString();
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = system.run(
                Duration.ofSeconds(30),
                List.of(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "web",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-validity",
                        "5",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        keys));
        if (made.exit() != 0) {
            throw new AssertionError(made.output());
        }
        return Map.of(
                "SERVER_SSL_BUNDLE", "web",
                "MANAGEMENT_SERVER_SSL_ENABLED", "false",
                "SPRING_SSL_BUNDLE_JKS_WEB_KEYSTORE_LOCATION", "file:" + keys,
                "SPRING_SSL_BUNDLE_JKS_WEB_KEYSTORE_PASSWORD", "changeit");
    }

    /** Its calendar ends with the first year that the real one has; the class path of the virtual machine comes first. */
    private void takeOverWithoutCalendar() throws Exception {
        uses.enterLate();
        var folder = Files.createDirectories(system.home().resolve("old-calendar"));
        var first = WorkingCalendar.china().days().findFirst().orElseThrow().getYear();
        try (var lines =
                Files.lines(RunningSystem.ROOT.resolve("contracts/src/main/resources/china-working-calendar.csv"))) {
            Files.writeString(
                    folder.resolve("china-working-calendar.csv"),
                    lines.filter(line -> line.startsWith("date,") || line.startsWith(first + "-"))
                            .collect(Collectors.joining("\n")));
        }
        start(
                "assessment-service",
                List.of(),
                List.of("-Xbootclasspath/a:" + folder),
                Map.of(
                        "STEELYARD_STREAMS_DIR",
                        system.home().resolve("old-streams").toString()));
        system.signal("assessment-service", "STOP"); // so that the other has all units to score
    }

    @Override
    public void close() {
        if (poor != null) {
            poor.close();
            poor = null;
        }
    }
}
