package org.steelyard.escalation.notification;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.steelyard.platform.telemetry.LogKeys;

/**
 * The streams open at this process. A nudge makes a stream read on in the log from where it is; an idle one costs no
 * thread and no query between heartbeats.
 */
@Component
public class NotificationStreams implements SmartLifecycle, Waiting {

    private static final Logger log = LoggerFactory.getLogger(NotificationStreams.class);

    private final NotificationLog notifications;
    private final NotificationSettings settings;
    private final Map<Recipient, Set<Stream>> open = new ConcurrentHashMap<>();
    private final Map<String, Integer> perAccount = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore reads;
    private final Counter slow;
    private final Counter sent;
    private volatile boolean stopped;
    private @Nullable ScheduledExecutorService heart;

    NotificationStreams(NotificationLog notifications, NotificationSettings settings, MeterRegistry meters) {
        this.notifications = notifications;
        this.settings = settings;
        this.reads = new Semaphore(settings.concurrentReads());
        this.slow = Counter.builder("steelyard.notifications.slow-readers")
                .description("Streams ended because their client did not take what it was sent")
                .register(meters);
        this.sent = Counter.builder("steelyard.notifications.sent")
                .description("Notifications sent on open streams")
                .register(meters);
        Gauge.builder("steelyard.notifications.streams", count, AtomicInteger::get)
                .description("Open notification streams")
                .register(meters);
    }

    /**
     * Opens a stream.
     *
     * @param account whose it is, for the limit
     * @param after the notification the client saw last, none to be told of new ones only
     * @return what ends it when the client is gone
     */
    public Runnable open(Recipient recipient, String account, @Nullable Long after, StreamEnd end) {
        admit(account);
        try {
            // registered before it first reads, so that whatever is written after that read nudges it
            var stream = new Stream(recipient, account, startingPoint(recipient, after), end);
            var unused = open.compute(recipient, (_, streams) -> {
                var all = streams == null ? ConcurrentHashMap.<Stream>newKeySet() : streams;
                all.add(stream);
                return all;
            });
            stream.nudge();
            if (stopped) {
                close(stream); // its client comes again, and to another process
            }
            return () -> close(stream);
        } catch (RuntimeException e) {
            leave(account);
            throw e;
        }
    }

    /** A number beyond the last one is from another life of the store; from there nothing would ever come. */
    private long startingPoint(Recipient recipient, @Nullable Long after) {
        var last = notifications.last(recipient);
        return after == null ? last : Math.min(after, last);
    }

    /** Whether somebody listens here for this recipient. */
    boolean isOpen(Recipient recipient) {
        return open.containsKey(recipient);
    }

    @Override
    public void nudge(Recipient recipient) {
        open.getOrDefault(recipient, Set.of()).forEach(Stream::nudge);
    }

    private void admit(String account) {
        if (count.incrementAndGet() > settings.maxStreams()) {
            count.decrementAndGet();
            throw new TooManyStreams(settings.maxStreams());
        }
        if (perAccount.merge(account, 1, Integer::sum) > settings.maxStreamsPerAccount()) {
            leave(account);
            throw new TooManyStreams(settings.maxStreamsPerAccount());
        }
    }

    private void leave(String account) {
        count.decrementAndGet();
        var unused = perAccount.computeIfPresent(account, (_, streams) -> streams == 1 ? null : streams - 1);
    }

    private void close(Stream stream) {
        if (stream.closed.compareAndSet(false, true)) {
            var unused = open.computeIfPresent(stream.recipient, (_, streams) -> {
                streams.remove(stream);
                return streams.isEmpty() ? null : streams;
            });
            leave(stream.account);
            stream.end.close();
        }
    }

    private void beat() {
        open.values()
                .forEach(streams -> streams.forEach(stream -> {
                    stream.beatDue.set(true);
                    stream.nudge();
                }));
    }

    @Override
    public void start() {
        stopped = false;
        heart = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("notification-heart").daemon().factory());
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
        open.values().forEach(streams -> streams.forEach(this::close));
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

    /** One client's stream: it reads on whenever nudged, one thread at a time. */
    private final class Stream {
        private final Recipient recipient;
        private final String account;
        private final StreamEnd end;
        private final AtomicInteger nudges = new AtomicInteger();
        private final AtomicBoolean beatDue = new AtomicBoolean();
        private final AtomicBoolean closed = new AtomicBoolean();
        private boolean begun;
        private long last;

        Stream(Recipient recipient, String account, long after, StreamEnd end) {
            this.recipient = recipient;
            this.account = account;
            this.last = after;
            this.end = end;
        }

        void nudge() {
            if (!closed.get() && nudges.getAndIncrement() == 0) {
                writers.execute(this::readOn);
            }
        }

        private void readOn() {
            int answered;
            do {
                answered = nudges.get();
                tellNew();
            } while (nudges.addAndGet(-answered) != 0);
        }

        private void tellNew() {
            try {
                if (!begun) {
                    end.begin(last);
                    begun = true;
                }
                var told = sendNew();
                if (beatDue.getAndSet(false) && !told) {
                    end.beat();
                }
            } catch (SlowReader tooSlow) {
                slow.increment();
                close(this);
            } catch (IOException | IllegalStateException gone) {
                close(this);
            } catch (DataAccessException away) {
                log.atWarn()
                        .addKeyValue(LogKeys.CAUSE, away.getClass().getSimpleName())
                        .log("Notifications not read, tried again at the next heartbeat");
            }
        }

        private boolean sendNew() throws IOException {
            var told = false;
            for (var more = true; more && !closed.get(); ) {
                var batch = read();
                for (var notification : batch) {
                    end.send(notification);
                    sent.increment();
                    last = notification.id();
                    told = true;
                }
                more = batch.size() == settings.batch();
            }
            return told;
        }

        /** Thousands of streams that look at the same moment must not take the store away from everybody else. */
        private List<Notification> read() {
            reads.acquireUninterruptibly();
            try {
                return notifications.after(recipient, last, settings.batch());
            } finally {
                reads.release();
            }
        }
    }
}
