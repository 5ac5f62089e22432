// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.register;

import io.github.camelgithubhooks.GitHubRateLimitException;
import io.github.camelgithubhooks.internal.retry.BackOff;
import io.github.camelgithubhooks.model.DeliverySummary;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupListener;

/** Attempts, between a start and a stop, to register a hook and to see its ping arrive. */
final class RegistrationRun implements Runnable {

    private static final BackOff BETWEEN_ATTEMPTS = new BackOff(Duration.ofSeconds(1), 3, Duration.ofMinutes(15));

    /** Six looks, starting at 200 ms and doubling: 12.6 s in total. GitHub waits 10 s for an answer. */
    private static final BackOff BEFORE_LOOK = BackOff.doubling(Duration.ofMillis(200), Duration.ofSeconds(10));

    private static final int LOOKS = 6;

    private final Registration registration;
    private final OwnHook hook;
    private final LongSupplier pongs;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CountDownLatch tried = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);

    /** The pause that GitHub asked for. */
    private Duration asked = Duration.ZERO;

    RegistrationRun(Registration registration, OwnHook hook, LongSupplier pongs) {
        this.registration = registration;
        this.hook = hook;
        this.pongs = pongs;
    }

    /**
     * Starts the attempts when the context is up. Until then the listener refuses everything, since a route may not
     * have joined yet.
     */
    void whenContextIsUp(CamelContext context, ExecutorService thread) throws Exception {
        context.addStartupListener(new StartupListener() {
            @Override
            public void onCamelContextStarted(CamelContext started, boolean alreadyStarted) {
                if (alreadyStarted) {
                    begin(thread);
                }
            }

            @Override
            public void onCamelContextFullyStarted(CamelContext started, boolean alreadyStarted) {
                begin(thread);
            }
        });
    }

    private void begin(ExecutorService thread) {
        if (begun.compareAndSet(false, true) && !thread.isShutdown()) {
            thread.execute(this);
        }
    }

    void awaitFirstAttempt() {
        try {
            tried.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isOver() {
        return over.getCount() == 0;
    }

    void end() {
        over.countDown();
        tried.countDown();
    }

    @Override
    public void run() {
        int attempts = 0;
        while (!isOver() && !(isRegistered() && isPingSeen())) {
            if (isOverAfter(BETWEEN_ATTEMPTS.pauseAfter(attempts++, asked))) {
                return;
            }
        }
    }

    private boolean isRegistered() {
        asked = Duration.ZERO;
        try {
            registration.registered(hook.ensure().hook().id());
            return true;
        } catch (GitHubRateLimitException e) {
            // rounded up: even a fraction of a millisecond early is too early
            asked = Duration.between(Instant.now(), e.getRetryAt()).plusMillis(1);
            refused(e);
        } catch (RuntimeException e) {
            refused(e);
        } finally {
            tried.countDown();
        }
        return false;
    }

    private void refused(RuntimeException e) {
        if (!isOver()) {
            registration.refused(e.getMessage());
        }
    }

    /** Asks for a ping and looks for it in the log. Returns whether nothing is left to do. */
    private boolean isPingSeen() {
        try {
            long before = pongs.getAsLong();
            Ping ping = hook.ping();
            Optional<DeliverySummary> row = Optional.empty();
            for (int look = 0; look < LOOKS && row.isEmpty(); look++) {
                if (isOverAfter(BEFORE_LOOK.pauseAfter(look))) {
                    return true;
                }
                row = ping.row();
            }
            if (row.isPresent() ? row.get().succeeded() : pongs.getAsLong() > before) {
                registration.arrived();
                return true;
            }
            notArrived(
                    row.isPresent()
                            ? LikelyCause.of(row.get(), ping.answer(row.get()))
                            : "GitHub's log doesn't show it yet. The log may be late, or somebody deactivated the hook");
        } catch (RuntimeException e) {
            notArrived("GitHub can't be asked about it. " + e.getMessage());
        }
        return false;
    }

    private void notArrived(String why) {
        if (!isOver()) {
            registration.notArrived(why);
        }
    }

    /** Waits, and returns whether the run has ended by then. */
    private boolean isOverAfter(Duration pause) {
        try {
            return over.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
