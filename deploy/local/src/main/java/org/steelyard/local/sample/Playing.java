package org.steelyard.local.sample;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Does many things at a time and tells how far it has come. */
final class Playing {

    /** Something to be done for each of many. */
    interface Doing<T> {
        void on(T item) throws IOException, InterruptedException;
    }

    private static final long REPORT_NANOS = 5_000_000_000L;

    private final Settings settings;
    private final PrintStream out;

    Playing(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /** The first failure ends it. */
    <T> void each(String what, Collection<T> items, Doing<T> doing) throws IOException, InterruptedException {
        if (items.isEmpty()) {
            return;
        }
        var startedAt = System.nanoTime();
        // As many workers as requests may be under way: each has one at a time.
        try (var workers = Executors.newFixedThreadPool(
                settings.inFlight(), Thread.ofVirtual().factory())) {
            var done = new ExecutorCompletionService<Void>(workers);
            for (var item : items) {
                var _ = done.submit(() -> {
                    doing.on(item);
                    return null;
                });
            }
            var reportedAt = startedAt;
            for (var count = 1; count <= items.size(); count++) {
                try {
                    var _ = done.take().get();
                } catch (ExecutionException e) {
                    workers.shutdownNow();
                    throw new IOException("%s: %s".formatted(what, e.getCause()), e.getCause());
                }
                if (System.nanoTime() - reportedAt > REPORT_NANOS && count < items.size()) {
                    reportedAt = System.nanoTime();
                    say("  %-28s %4d of %d", what, count, items.size());
                }
            }
        }
        say("  %-28s %4d in %.1f s", what, items.size(), (System.nanoTime() - startedAt) / 1e9);
    }

    @FormatMethod
    void say(@FormatString String format, @Nullable Object... arguments) {
        out.println(String.format(Locale.ROOT, format, arguments));
        out.flush();
    }
}
