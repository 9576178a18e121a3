package org.steelyard.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitTests {

    private final AtomicInteger commits = new AtomicInteger();
    private final CountDownLatch firstCommitRuns = new CountDownLatch(1);
    private final Semaphore mayCommit = new Semaphore(0);
    private volatile @Nullable RuntimeException trouble;
    private final GroupCommit group = new GroupCommit(this::commit, () -> false, Duration.ZERO);

    @AfterEach
    void close() {
        mayCommit.release(1_000);
        group.close();
    }

    @Test
    void isCleanUntilSomethingChangesAndAgainOnceThatIsCommitted() throws Exception {
        group.start();
        assertThat(group.isClean()).isTrue();
        change();
        assertThat(group.isClean()).isFalse();
        var answer = answer();
        mayCommit.release();
        answer.get(10, TimeUnit.SECONDS);
        assertThat(group.isClean()).isTrue();
    }

    @Test
    void answersThatGatherDuringACommitShareTheNext() throws Exception {
        group.start();
        change();
        var first = answer();
        firstCommitRuns.await();
        var others = new ArrayList<CompletableFuture<Void>>();
        for (var i = 0; i < 50; i++) {
            others.add(answer());
        }
        mayCommit.release();
        first.get(10, TimeUnit.SECONDS);
        change();
        mayCommit.release();
        answer().get(10, TimeUnit.SECONDS);
        assertThat(others).allMatch(CompletableFuture::isDone);
        assertThat(commits).hasValueLessThanOrEqualTo(2);
    }

    @Test
    void noCommitCutsAChangeInTwo() throws Exception {
        group.start();
        var inTheMiddle = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var changer = CompletableFuture.supplyAsync(() -> group.change(() -> {
            inTheMiddle.countDown();
            await(goOn);
            return commits.get();
        }));
        inTheMiddle.await();
        var answer = answer();
        mayCommit.release();
        goOn.countDown();
        assertThat(changer.get(10, TimeUnit.SECONDS)).isZero();
        answer.get(10, TimeUnit.SECONDS);
        assertThat(commits).hasValue(1);
    }

    @Test
    void nothingIsAcknowledgedOnceACommitFails() throws Exception {
        trouble = new IllegalStateException("disk full");
        group.start();
        change();
        mayCommit.release(1_000);
        var answers = List.of(answer(), answer());
        assertThat(group.failure().get(10, TimeUnit.SECONDS)).hasMessage("disk full");
        for (var answer : answers) {
            assertThat(answer.handle((done, failure) -> failure).get(10, TimeUnit.SECONDS))
                    .hasMessage("disk full");
        }
        assertThat(group.isClean()).isFalse();
    }

    private void change() {
        assertThat(group.change(() -> true)).isTrue();
    }

    private CompletableFuture<Void> answer() {
        var told = new CompletableFuture<Void>();
        group.await(new GroupCommit.Waiting() {
            @Override
            public void committed() {
                told.complete(null);
            }

            @Override
            public void failed(Throwable cause) {
                told.completeExceptionally(cause);
            }
        });
        return told;
    }

    private void commit() {
        firstCommitRuns.countDown();
        mayCommit.acquireUninterruptibly();
        var failure = trouble;
        if (failure != null) {
            throw failure;
        }
        commits.incrementAndGet();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
