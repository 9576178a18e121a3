package org.steelyard.local.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Leaves a launcher behind in the background, and shows what it says until the system is ready. */
final class Detached {

    private static final long POLL_MILLIS = 100;

    private Detached() {}

    static int start(Path root, Options options, List<String> arguments, Voice voice)
            throws IOException, InterruptedException {
        var home = new Home(options.home());
        Up.prepare(home, options, voice);
        var log = new LogFile(home.logs().resolve("launcher.log"), LogFile.MAX_BYTES, 1);
        log.setAside();
        var process = new ProcessBuilder(command(root, arguments))
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(log.path().toFile())
                .start();
        return follow(process, home, log.path(), voice);
    }

    /** In a session of its own where that can be had, so that no terminal and no script's end takes it along. */
    private static List<String> command(Path root, List<String> arguments) {
        var command = new ArrayList<>(List.of(
                "/bin/sh",
                "-c",
                "trap '' INT HUP; if command -v setsid >/dev/null; then exec setsid \"$@\"; else exec \"$@\"; fi",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(Launcher.VM_OPTIONS);
        command.addAll(List.of(
                "-Dsteelyard.root=" + root,
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName(),
                "up"));
        // What they ask for was done before: data is dropped once, and the launcher stays.
        arguments.stream()
                .filter(argument -> !argument.equals("--detach") && !argument.equals("--fresh"))
                .forEach(command::add);
        return command;
    }

    private static int follow(Process process, Home home, Path log, Voice voice)
            throws IOException, InterruptedException {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            while (true) {
                var alive = process.isAlive();
                var ready = isReady(home, process.pid());
                show(file, voice);
                if (!alive) {
                    return process.exitValue() == 0 ? 1 : process.exitValue();
                }
                if (ready) {
                    return 0;
                }
                Thread.sleep(POLL_MILLIS);
            }
        }
    }

    private static boolean isReady(Home home, long launcher) {
        return RunState.read(home)
                .filter(state -> state.launcher().pid() == launcher)
                .filter(state -> state.phase() == RunState.Phase.READY)
                .isPresent();
    }

    private static void show(RandomAccessFile file, Voice voice) throws IOException {
        var bytes = new byte[(int) (file.length() - file.getFilePointer())];
        file.readFully(bytes);
        if (bytes.length > 0) {
            voice.show(new String(bytes, StandardCharsets.UTF_8));
        }
    }
}
