package org.steelyard.local.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What {@code deploy/up}, {@code down}, {@code status} and {@code token} call. */
public final class Launcher {

    /** Options of the launcher's own virtual machine. */
    static final List<String> VM_OPTIONS = List.of(
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8");

    private Launcher() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var all = Arrays.asList(arguments);
        var command = all.isEmpty() ? "help" : all.getFirst();
        var root = Path.of(System.getProperty("steelyard.root", ""))
                .toAbsolutePath()
                .normalize();
        int exitCode;
        try {
            exitCode = run(command, all.subList(Math.min(1, all.size()), all.size()), root);
        } catch (UsageError e) {
            System.err.println(e.getMessage());
            exitCode = 1;
        }
        System.exit(exitCode);
    }

    private static int run(String command, List<String> arguments, Path root) throws IOException, InterruptedException {
        var voice = new Voice(System.out);
        if (arguments.contains("--help") || arguments.contains("-h")) {
            voice.say(
                    "up".equals(command) ? Options.help() : "Usage: ./deploy/" + usage(command) + " [--data-dir DIR]");
            return 0;
        }
        return switch (command) {
            case "up" -> up(arguments, root, voice);
            case "down" -> Down.run(home(arguments, root), voice);
            case "status" -> Status.run(home(arguments, root), voice);
            case "token" -> {
                if (arguments.isEmpty() || arguments.getFirst().startsWith("-")) {
                    throw new UsageError("Usage: ./deploy/" + usage(command) + " [--data-dir DIR]");
                }
                voice.say(Token.of(home(arguments.subList(1, arguments.size()), root), arguments.getFirst()));
                yield 0;
            }
            default -> throw new UsageError("Commands: up, down, status, token");
        };
    }

    private static int up(List<String> arguments, Path root, Voice voice) throws IOException, InterruptedException {
        var options = Options.parse(arguments, System.getenv(), root);
        return options.detach()
                ? Detached.start(root, options, arguments, voice)
                : new Up(options, new Programs(root, options).all(), voice).run();
    }

    private static Home home(List<String> arguments, Path root) {
        return new Home(Options.parse(arguments, System.getenv(), root).home());
    }

    private static String usage(String command) {
        return "token".equals(command) ? "token ACCOUNT" : command;
    }
}
