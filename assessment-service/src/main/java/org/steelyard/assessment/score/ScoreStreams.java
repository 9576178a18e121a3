package org.steelyard.assessment.score;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Browsers that watch scores move. Each has a queue of its own, so that a slow one holds up nobody. Who comes again gets
 * what was told meanwhile if this process still has it, and else is told to read the list.
 */
@Component
public class ScoreStreams implements SmartLifecycle {

    /** News a slow client may be behind before it is let go; it then comes again and reads the list. */
    private static final int MAX_BEHIND = 1000;

    /** News kept for who comes again; fewer than fit into a queue, so that there is room for what comes next. */
    private static final int KEPT = 500;

    private static final Pattern PLACE = Pattern.compile("([0-9a-f]{8})\\.(\\d{1,18})");

    /** A score that moved, with the place of the news among all that this process told. */
    public record News(String id, ScoreSummary score) {}

    /** The far end of a stream. */
    public interface End {
        /**
         * The first words.
         *
         * @param id the place from which what follows goes on
         * @param refresh whether something may have been missed: the list has to be read
         */
        void begin(String id, boolean refresh) throws IOException;

        void send(News news) throws IOException;

        void beat() throws IOException;

        void close();
    }

    private final ScoringSettings settings;
    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();
    /** Another process tells the same scores in another order, so a place means something to this one alone. */
    private final String process = UUID.randomUUID().toString().substring(0, 8);

    private final ArrayDeque<News> kept = new ArrayDeque<>();
    private long told;
    private volatile boolean stopped;
    private @Nullable ScheduledExecutorService heart;

    ScoreStreams(ScoringSettings settings, MeterRegistry meters) {
        this.settings = settings;
        Gauge.builder("steelyard.score.streams", count, AtomicInteger::get)
                .description("Open streams of scores")
                .register(meters);
    }

    /**
     * Opens a stream of the scores somebody wants and may see; answers what ends it.
     *
     * @param lastSeen the id of the last news the client has, none if it comes for the first time
     */
    public Runnable open(Predicate<ScoreSummary> wanted, @Nullable String lastSeen, End end) {
        if (count.incrementAndGet() > settings.maxStreams()) {
            count.decrementAndGet();
            throw new TooManyScoreStreams(settings.maxStreams());
        }
        Watch watch;
        synchronized (kept) { // nothing is told between what is kept and what comes
            watch = join(wanted, lastSeen, end);
        }
        watch.writer = Thread.ofVirtual().name("score-stream").start(watch::write);
        if (stopped) {
            watch.close(); // its client comes again, and to another process
        }
        return watch::close;
    }

    private Watch join(Predicate<ScoreSummary> wanted, @Nullable String lastSeen, End end) {
        var oldest = told - kept.size();
        var seen = lastSeen == null ? told : placeOf(lastSeen);
        var missed = seen < oldest || seen > told;
        var from = missed ? oldest : seen; // the list may be a moment behind: what is kept is told as well
        var watch = new Watch(wanted, process + "." + from, missed, end);
        kept.stream().skip(from - oldest).forEach(watch::offer);
        watches.add(watch);
        return watch;
    }

    /** How many news this process had told; none of its own are before all. */
    private long placeOf(String id) {
        var place = PLACE.matcher(id);
        return place.matches() && place.group(1).equals(process) ? Long.parseLong(place.group(2)) : -1;
    }

    /** Tells everybody who wants to know. */
    public void tell(ScoreSummary score) {
        synchronized (kept) {
            var news = new News(process + "." + ++told, score);
            kept.addLast(news);
            if (kept.size() > KEPT) {
                kept.removeFirst();
            }
            watches.forEach(watch -> watch.offer(news));
        }
    }

    /** From here on the scores are another engine's: who watches comes again, and reads the list. */
    public void startAnew() {
        List<Watch> before;
        synchronized (kept) {
            kept.clear();
            told++; // no place of before is known any more
            before = List.copyOf(watches);
        }
        before.forEach(Watch::close);
    }

    private void beat() {
        watches.forEach(Watch::beat);
    }

    @Override
    public void start() {
        stopped = false;
        heart = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("score-heart").daemon().factory());
        var millis = settings.heartbeat().toMillis();
        var unused = heart.scheduleWithFixedDelay(this::beat, millis, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        stopped = true;
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
        private final String from;
        private final boolean missed;
        private final End end;
        private final LinkedBlockingQueue<java.util.Optional<News>> queue = new LinkedBlockingQueue<>(MAX_BEHIND);
        private final AtomicBoolean closed = new AtomicBoolean();
        private volatile @Nullable Thread writer;

        Watch(Predicate<ScoreSummary> wanted, String from, boolean missed, End end) {
            this.wanted = wanted;
            this.from = from;
            this.missed = missed;
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
                end.begin(from, missed);
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
