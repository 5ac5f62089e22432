// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.internal.api.HookTarget;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.event.LogLookup;
import io.github.camelgithubhooks.internal.hooks.LogPage;
import io.github.camelgithubhooks.internal.hooks.LogWalk;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.internal.http.EntityTag;
import io.github.camelgithubhooks.model.DeliverySummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Searches the newest rows of a hook's log for guids. All waiting threads share one look. The pause between looks grows
 * while nothing is found, so that invented guids can't exhaust the rate limit. Safe for use by several threads.
 *
 * @see <a href="https://docs.github.com/en/rest/repos/webhooks#list-deliveries-for-a-repository-webhook">GitHub: list
 *     deliveries</a>
 */
public final class LoggedGuids implements LogLookup {

    /** GitHub gives up after 10 seconds. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /** Of 100 rows each. */
    private static final int MOST_PAGES = 3;

    /** Each waiting request takes a thread of the HTTP server, which has about twenty. */
    private static final int MOST_WAITING = 5;

    private static final int MOST_GUIDS = 10_000;

    /** Look that is planned or under way, with the guids that are waited for. */
    private record Look(Set<String> wanted, CompletableFuture<Void> done, Future<?> begins) {}

    private final GitHubClient client;
    private final ApiRequest first;
    private final ScheduledExecutorService executor;
    private final Duration shortestPause;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private final Map<String, Logged> found = new LinkedHashMap<>();
    private Duration pause;
    private long notBefore = System.nanoTime();
    private Look planned;
    private EntityTag etag;

    /** Searches the log of one hook. */
    public LoggedGuids(GitHubClient client, HookTarget hook, ScheduledExecutorService executor) {
        this(client, hook, executor, Duration.ofSeconds(1));
    }

    LoggedGuids(GitHubClient client, HookTarget hook, ScheduledExecutorService executor, Duration shortestPause) {
        this.client = client;
        this.first = LogWalk.newest(hook);
        this.executor = executor;
        this.shortestPause = shortestPause;
        this.pause = shortestPause;
    }

    @Override
    public Optional<Logged> find(String guid) throws InterruptedException {
        Optional<Logged> known = known(guid);
        if (known.isPresent()) {
            return known;
        }
        if (!waiting.tryAcquire()) {
            return Optional.empty();
        }
        try {
            Optional<Look> look = join(guid);
            if (look.isPresent()) {
                look.get().done().get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        } finally {
            waiting.release();
        }
        return known(guid);
    }

    /** Returns how many more threads may wait for a look. */
    int freePlaces() {
        return waiting.availablePermits();
    }

    private synchronized Optional<Logged> known(String guid) {
        return Optional.ofNullable(found.get(guid));
    }

    /** Joins the look that has yet to begin; empty if that would be too late. */
    private synchronized Optional<Look> join(String guid) {
        if (planned == null) {
            long wait = Math.max(0, notBefore - System.nanoTime());
            if (wait >= LONGEST_WAIT.toNanos()) {
                return Optional.empty();
            }
            Future<?> begins = executor.schedule(this::look, wait, TimeUnit.NANOSECONDS);
            planned = new Look(new HashSet<>(), new CompletableFuture<>(), begins);
        }
        planned.wanted().add(guid);
        return Optional.of(planned);
    }

    private void look() {
        Look look = begin();
        try {
            walk();
            ended(look);
            look.done().complete(null);
        } catch (RuntimeException e) {
            ended(look);
            look.done().completeExceptionally(e);
        }
    }

    private synchronized Look begin() {
        Look look = planned;
        // a guid that is searched for from now on may be in a row that this look has passed
        planned = null;
        notBefore = System.nanoTime() + pause.toNanos();
        return look;
    }

    private synchronized void ended(Look look) {
        boolean some = look.wanted().stream().anyMatch(found::containsKey);
        Duration longer = pause.multipliedBy(2);
        pause = some ? shortestPause : longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
        notBefore = System.nanoTime() + pause.toNanos();
    }

    private void walk() {
        List<DeliverySummary> rows = new ArrayList<>();
        EntityTag newEtag = null;
        LogWalk walk = new LogWalk(
                client, etag == null ? first : first.unless(etag), Duration.ZERO, page -> !hasNews(page.rows()));
        for (int pages = 0; pages < MOST_PAGES && walk.next().isPresent(); pages++) {
            LogPage page = walk.step().orElseThrow();
            if (page.isUnchanged()) {
                return;
            }
            if (pages == 0) {
                newEtag = page.etag();
            }
            rows.addAll(page.rows());
        }
        // only now, so that an interrupted walk is repeated
        keep(rows);
        etag = newEtag;
    }

    private synchronized boolean hasNews(List<DeliverySummary> rows) {
        return rows.stream().anyMatch(row -> !found.containsKey(row.guid()));
    }

    /** Keeps the oldest row first, so that it is forgotten first. */
    private synchronized void keep(List<DeliverySummary> rows) {
        for (int i = rows.size() - 1; i >= 0; i--) {
            DeliverySummary row = rows.get(i);
            found.putIfAbsent(row.guid(), new Logged(row.event(), row.action()));
        }
        while (found.size() > MOST_GUIDS) {
            found.remove(found.keySet().iterator().next());
        }
    }
}
