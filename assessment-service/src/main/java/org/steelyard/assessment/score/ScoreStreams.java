package org.steelyard.assessment.score;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Browsers that watch scores move. Each has a queue of its own, so that a slow one holds up nobody. */
@Component
public class ScoreStreams implements SmartLifecycle {

    /** News a slow client may be behind before it is let go; it then comes again and reads the list. */
    private static final int MAX_BEHIND = 1000;

    /** A score that moved, with the place of the news, by which a client tells it from others. */
    public record News(String id, ScoreSummary score) {}

    /** The far end of a stream. */
    public interface End {
        void begin() throws IOException;

        void send(News news) throws IOException;

        void beat() throws IOException;

        void close();
    }

    private final ScoringSettings settings;
    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();
    private @Nullable ScheduledExecutorService heart;

    ScoreStreams(ScoringSettings settings, MeterRegistry meters) {
        this.settings = settings;
        Gauge.builder("steelyard.score.streams", count, AtomicInteger::get)
                .description("Open streams of scores")
                .register(meters);
    }

    /** Opens a stream of the scores somebody wants and may see; answers what ends it. */
    public Runnable open(Predicate<ScoreSummary> wanted, End end) {
        if (count.incrementAndGet() > settings.maxStreams()) {
            count.decrementAndGet();
            throw new TooManyScoreStreams(settings.maxStreams());
        }
        var watch = new Watch(wanted, end);
        watches.add(watch);
        watch.writer = Thread.ofVirtual().name("score-stream").start(watch::write);
        return watch::close;
    }

    /** Tells everybody who wants to know. */
    public void tell(News news) {
        watches.forEach(watch -> watch.offer(news));
    }

    private void beat() {
        watches.forEach(Watch::beat);
    }

    @Override
    public void start() {
        heart = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("score-heart").daemon().factory());
        var millis = settings.heartbeat().toMillis();
        var unused = heart.scheduleWithFixedDelay(this::beat, millis, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        if (heart != null) {
            heart.shutdownNow();
            heart = null;
        }
        watches.forEach(Watch::close);
    }

    @Override
    public boolean isRunning() {
        return heart != null;
    }

    /** Stopped first: a web server that stops gracefully would wait for streams that never end. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    /** One client; only its own thread writes to it. */
    private final class Watch {
        private final Predicate<ScoreSummary> wanted;
        private final End end;
        private final LinkedBlockingQueue<java.util.Optional<News>> queue = new LinkedBlockingQueue<>(MAX_BEHIND);
        private final AtomicBoolean closed = new AtomicBoolean();
        private volatile @Nullable Thread writer;

        Watch(Predicate<ScoreSummary> wanted, End end) {
            this.wanted = wanted;
            this.end = end;
        }

        void offer(News news) {
            if (wanted.test(news.score()) && !queue.offer(java.util.Optional.of(news))) {
                close();
            }
        }

        void beat() {
            if (queue.isEmpty()) {
                var unused = queue.offer(java.util.Optional.empty());
            }
        }

        void write() {
            try {
                end.begin();
                while (!closed.get()) {
                    var news = queue.take();
                    if (news.isPresent()) {
                        end.send(news.get());
                    } else {
                        end.beat();
                    }
                }
            } catch (IOException | IllegalStateException | InterruptedException gone) {
                close();
            }
        }

        void close() {
            if (closed.compareAndSet(false, true)) {
                watches.remove(this);
                count.decrementAndGet();
                end.close();
                var thread = writer;
                if (thread != null) {
                    thread.interrupt();
                }
            }
        }
    }
}
