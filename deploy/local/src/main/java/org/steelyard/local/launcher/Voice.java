package org.steelyard.local.launcher;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells the person at the keyboard what goes on, each line with the seconds since the start. */
final class Voice {

    private final PrintStream out;
    private final long startedAt = System.nanoTime();

    Voice(PrintStream out) {
        this.out = out;
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    /** A step of the way. */
    @FormatMethod
    void progress(@FormatString String message, @Nullable Object... arguments) {
        say(String.format(Locale.ROOT, "[%6.1fs] ", elapsed().toMillis() / 1000.0) + message.formatted(arguments));
    }

    /** Text as it is. */
    synchronized void say(String text) {
        out.println(text);
        out.flush();
    }

    /** Text as another wrote it, line ends included. */
    synchronized void show(String text) {
        out.print(text);
        out.flush();
    }
}
