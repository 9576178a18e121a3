package org.steelyard.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets many answers wait for one commit.
 *
 * <p>A change runs under the shared lock, the commit under the exclusive one, so a commit never cuts a change in two
 * (a document without its index entry would be found by no one and block its key for ever). While one commit is
 * written the next answers gather, and the next commit frees them all.
 */
final class GroupCommit implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

    /** An answer that waits until what it tells of is on disk. */
    interface Waiting {
        void committed();

        void failed(Throwable cause);
    }

    private final Runnable commit;
    private final Duration interval;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final AtomicLong changes = new AtomicLong();
    private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
    private final Thread thread;
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
    private volatile long committed;
    private volatile boolean closed;

    GroupCommit(Runnable commit, Duration interval) {
        this.commit = commit;
        this.interval = interval;
        this.thread = Thread.ofPlatform().name("store-commit").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    <T> T change(Supplier<T> change) {
        lock.readLock().lock();
        try {
            // counted before it runs: who sees any part of it must also see that it is not yet committed
            changes.incrementAndGet();
            return change.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Whether all that anyone can have seen until now is on disk. */
    boolean isClean() {
        return changes.get() == committed;
    }

    void await(Waiting answer) {
        waiting.add(answer);
    }

    /** Completes when a commit fails; nothing is acknowledged from then on. */
    CompletableFuture<Throwable> failure() {
        return failure;
    }

    private void run() {
        var batch = new ArrayList<Waiting>();
        try {
            while (!closed) {
                var first = waiting.poll(1, TimeUnit.SECONDS);
                if (first == null) {
                    continue;
                }
                if (interval.isPositive()) {
                    Thread.sleep(interval);
                }
                batch.add(first);
                waiting.drainTo(batch);
                release(batch);
                batch.clear();
            }
        } catch (InterruptedException e) {
            log.debug("commit thread interrupted, ends");
        }
    }

    private void release(ArrayList<Waiting> batch) {
        try {
            commit();
        } catch (RuntimeException | Error e) {
            log.error("commit failed, {} answers withheld", batch.size(), e);
            failure.complete(e);
            batch.forEach(answer -> answer.failed(e));
            return;
        }
        batch.forEach(Waiting::committed);
    }

    private void commit() {
        lock.writeLock().lock();
        try {
            var upTo = changes.get();
            if (upTo != committed) {
                commit.run();
                committed = upTo;
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
