// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.GitHubRateLimitException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Log lines about the repositories whose log can't be read: one when that begins, and one when it is over. */
final class RepositoryFailures {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveriesConsumer.class);

    private final Supplier<String> routeId;
    private final EventRoute route;

    /**
     * Creates the log of a route.
     *
     * @param routeId returns the id of the route, which it gets late
     */
    RepositoryFailures(Supplier<String> routeId, EventRoute route) {
        this.routeId = routeId;
        this.route = route;
    }

    /** Ends a poll of these readers, and logs what is new. */
    void report(List<RepositoryReader> polled) {
        List<String> limited = new ArrayList<>();
        RuntimeException limit = null;
        for (RepositoryReader reader : polled) {
            Optional<RuntimeException> failure = reader.end();
            if (failure.isPresent() && !route.takesMore()) {
                // requests are interrupted when the consumer stops
                continue;
            }
            if (!reader.isNews(failure.map(RepositoryFailures::kind).orElse(null))) {
                continue;
            }
            if (failure.isEmpty()) {
                LOG.info("Route {} reads the log of {} again", routeId.get(), reader.name());
            } else if (failure.get() instanceof GitHubRateLimitException) {
                limit = failure.get();
                limited.add(reader.name());
            } else {
                log(reader, failure.get());
            }
        }
        if (limit != null) {
            LOG.warn(
                    "Route {} can't read the logs of {} repositories now, among them {}: {}",
                    routeId.get(),
                    limited.size(),
                    limited.get(0),
                    limit.getMessage());
        }
    }

    private void log(RepositoryReader reader, RuntimeException e) {
        if (reader.isUnhooked()) {
            LOG.warn(
                    "Route {} gets no events of {}: {}. github-hooks:ensure does that for many repositories. Until then,"
                            + " the hook is looked for every 15 minutes or more often",
                    routeId.get(),
                    reader.name(),
                    e.getMessage());
        } else {
            LOG.warn(
                    "Route {} can't read the log of {}: {}. Others aren't affected. Reading it resumes at {}",
                    routeId.get(),
                    reader.name(),
                    e.getMessage(),
                    reader.figures().pausedUntil().map(Object::toString).orElse("the next poll"));
        }
        LOG.debug("Stack trace of the failure of {}", reader.name(), e);
    }

    /** Returns what two failures have in common that need only one line. */
    static String kind(RuntimeException e) {
        return e.getClass().getName() + (e instanceof GitHubApiException api ? api.getStatus() : "");
    }
}
