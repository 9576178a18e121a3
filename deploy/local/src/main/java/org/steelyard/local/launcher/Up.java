package org.steelyard.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.steelyard.local.launcher.Program.Tier;
import org.steelyard.local.launcher.Supervision.Patience;

/** Starts the whole system and stays with it until it is told to stop. */
final class Up {

    private static final int LOGS_KEPT = 3;

    private final Options options;
    private final Home home;
    private final Voice voice;
    private final List<Program> programs;
    private final Map<Program, Unpacked> unpacked = new LinkedHashMap<>();
    private final Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    private final Supervision supervision;
    private final StartCaches startCaches;
    private volatile RunState.Phase phase = RunState.Phase.STARTING;
    private volatile @Nullable Process sample;

    Up(Options options, List<Program> programs, Voice voice) {
        this.options = options;
        this.home = new Home(options.home());
        this.voice = voice;
        this.programs = List.copyOf(programs);
        this.supervision = new Supervision(
                this::spawn,
                options.restart() ? Patience.USUAL : Patience.USUAL.withoutRestarts(),
                voice,
                this::writeState);
        this.startCaches = new StartCaches(home, java, voice);
    }

    /** Comes back only when all is stopped or the start failed. */
    int run() throws IOException, InterruptedException {
        prepare(home, options, voice);
        home.writeSecret();
        var hook = Thread.ofPlatform().name("stop").unstarted(this::stop);
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            start();
        } catch (UsageError | IOException e) {
            voice.progress("Not started: %s", e.getMessage());
            voice.say("Logs: " + home.logs());
            return 1;
        }
        new CountDownLatch(1).await();
        return 0;
    }

    /** Everything that can be refused before anything is started. */
    static void prepare(Home home, Options options, Voice voice) throws IOException {
        var earlier = RunState.read(home);
        if (earlier.isPresent() && earlier.get().isRunning()) {
            var state = earlier.get();
            throw new UsageError(
                    "Already running: %s (launcher pid %d). Stop it with ./deploy/down, or look at ./deploy/status."
                            .formatted(state.gateway(), state.launcher().pid()));
        }
        if (earlier.isPresent() && !earlier.get().orphans().isEmpty()) {
            voice.progress("clearing away what an earlier run left behind when its launcher was killed");
            Down.stopAll(earlier.get().orphans(), voice);
        }
        var taken = options.ports().taken();
        if (!taken.isEmpty()) {
            throw new UsageError(String.join(System.lineSeparator(), taken) + System.lineSeparator()
                    + "Nothing was started. --port-base N moves all ports at once.");
        }
        if (options.fresh()) {
            dropData(home, voice);
        }
        home.create();
        SealingKeys.ensure(home);
        AnchorKeys.ensure(home);
        SignInKeys.ensure(home);
    }

    @SuppressWarnings("SystemConsoleNull") // null again where there is no terminal, since JDK 25
    private static void dropData(Home home, Voice voice) throws IOException {
        if (!Files.exists(home.data())) {
            return;
        }
        var console = System.console();
        if (console != null && console.isTerminal()) {
            var answer = console.readLine("Delete all data in %s? [y/N] ", home.data());
            if (answer == null || !answer.strip().equalsIgnoreCase("y")) {
                throw new UsageError("Nothing deleted, nothing started.");
            }
        }
        Home.delete(home.data());
        voice.progress("deleted %s", home.data());
    }

    private void start() throws IOException, InterruptedException {
        voice.progress("starting on Java %s, data in %s", Runtime.version(), home.data());
        for (var program : programs) {
            unpacked.put(program, Unpacked.of(program, home.cache()));
        }
        var ground = new ArrayList<Program>();
        var upper = new ArrayList<Program>();
        for (var program : programs) {
            // Only what needs neither broker nor store to come up starts beside them.
            (program.tier() == Tier.BACKING || program.tier() == Tier.IDENTITY ? ground : upper).add(program);
        }
        var atOnce = Math.max(2, Runtime.getRuntime().availableProcessors());
        supervision.startAndAwait(ground, atOnce, left());
        supervision.startAndAwait(upper, atOnce, left());
        if (options.sample() && !Files.exists(home.sampleMark())) {
            loadSample();
        }
        phase = RunState.Phase.READY;
        writeState();
        voice.say(welcome());
        if (options.traffic()) {
            sample = Child.process(sampleCommand("traffic"), Map.of());
        }
        if (options.aot()) {
            var _ = Thread.ofPlatform().daemon().name("start caches").start(() -> startCaches.make(unpacked));
        }
    }

    private Duration left() {
        return options.startLimit().minus(voice.elapsed());
    }

    private void loadSample() throws IOException, InterruptedException {
        voice.progress("loading the sample county (first start only)");
        var process = Child.process(sampleCommand("load"), Map.of());
        sample = process;
        try (var lines = process.inputReader()) {
            lines.lines().forEach(line -> voice.progress("%s", line));
        }
        var exitCode = process.waitFor();
        sample = null;
        if (exitCode != 0) {
            // The system itself is well, and looking at it may be how one finds out why.
            voice.progress(
                    "THE SAMPLE COUNTY IS INCOMPLETE (exit code %d). The next start goes on with it;"
                            + " --no-sample starts without it.",
                    exitCode);
            return;
        }
        Files.writeString(home.sampleMark(), Instant.now() + "\n");
    }

    private List<String> sampleCommand(String what) {
        var identity = programs.stream()
                .filter(program -> program.tier() == Tier.IDENTITY)
                .findFirst()
                .orElseThrow();
        var parts = unpacked.get(identity);
        return List.of(
                java.toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                parts == null ? "" : parts.jar().toString(),
                "org.steelyard.local.sample.SampleCounty",
                what,
                options.ports().url(Port.GATEWAY),
                options.ports().url(Port.IDENTITY),
                home.secret().toString(),
                Integer.toString(options.sampleScale()));
    }

    private Child spawn(Program program) throws IOException {
        var parts = unpacked.get(program);
        if (parts == null) {
            throw new IllegalStateException(program.name());
        }
        var command = new ArrayList<String>();
        command.add(java.toString());
        command.addAll(program.vmOptions());
        if (options.aot() && Files.exists(parts.startCache())) {
            // One that does not fit is passed over by the virtual machine with no more than a warning.
            command.add("-XX:AOTCache=" + parts.startCache());
        }
        command.addAll(List.of("-jar", parts.jar().toString()));
        command.addAll(program.arguments());
        return Child.start(
                program,
                command,
                new LogFile(home.logs().resolve(program.name() + ".log"), LogFile.MAX_BYTES, LOGS_KEPT));
    }

    private synchronized void writeState() {
        try {
            new RunState(
                            phase,
                            RunState.Running.of("launcher", ProcessHandle.current(), ""),
                            gateways(),
                            options.ports().url(Port.IDENTITY),
                            supervision.running())
                    .write(home);
        } catch (IOException e) {
            voice.progress("cannot write to %s: %s", home.run(), e.getMessage());
        }
    }

    private void stop() {
        phase = RunState.Phase.STOPPING;
        voice.progress("stopping");
        writeState();
        startCaches.stop();
        var loading = sample;
        if (loading != null) {
            loading.destroy();
        }
        supervision.stop();
        try {
            RunState.forget(home);
            Files.deleteIfExists(home.secret());
        } catch (IOException e) {
            voice.progress("cannot tidy up %s: %s", home.run(), e.getMessage());
        }
        voice.progress("stopped; the data stays in %s", home.data());
    }

    private String gateways() {
        return options.ports().urls(Port.GATEWAY).replace(",", ", ");
    }

    private String welcome() {
        return """

                Steelyard is ready after %1$.1f s: %4$s

                  console   %2$s (sign in as one of the accounts)
                  interface %2$s/api/docs
                  accounts  point, station, office, regulator, legal, governance, auditor, operator, importer,
                            and point-<unit>, station-<unit>, office-<office>; password steelyard-demo
                  token     ./deploy/token point
                  logs      %3$s
                  stop      Ctrl-C, or ./deploy/down
                """.formatted(
                voice.elapsed().toMillis() / 1000.0, options.ports().url(Port.GATEWAY), home.logs(), gateways());
    }
}
