// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.service.ServiceHelper;

/**
 * The deliveries that are being handled, kept in memory, and those that were handled, kept in the repository, of all routes
 * with the same repository and prefix. A guid is recorded only after success: added before, it would be a duplicate for ever
 * once the process dies in between.
 */
public final class HandledDeliveries {

    /** What a guid is when it is offered. */
    public enum Claim {
        /** Nobody has it: it is now in progress, until it is recorded or released. */
        GRANTED,
        IN_PROGRESS,
        RECORDED
    }

    /** They take 28 MB. Camel's repository does with one lock, which a guid holds for 2 microseconds. */
    private static final int GUIDS_IN_MEMORY = 100_000;

    private final IdempotentRepository configured;
    private final IdempotentRepository repository;
    private final String prefix;
    /** What precedes the guid in a key after the prefix; empty unless it is about one of several hooks. */
    private final String part;

    private final Map<String, InProgress> inProgress;

    /** What became of a guid in progress. */
    public enum Outcome {
        RECORDED,
        FAILED,
        /** The route never got it: it can be claimed anew. */
        UNTRIED
    }

    /** A guid that somebody has claimed. */
    private static final class InProgress {
        private final CompletableFuture<Outcome> ended = new CompletableFuture<>();
        private volatile Outcome outcome = Outcome.UNTRIED;
    }

    /**
     * Creates an empty record, or one of what the repository holds.
     *
     * @param configured the option {@code idempotentRepository}, null for one in memory
     * @param prefix what the keys begin with
     */
    HandledDeliveries(IdempotentRepository configured, String prefix) {
        this.configured = configured;
        this.repository = configured != null
                ? configured
                : MemoryIdempotentRepository.memoryIdempotentRepository(GUIDS_IN_MEMORY);
        this.prefix = prefix;
        this.part = "";
        this.inProgress = new ConcurrentHashMap<>();
    }

    private HandledDeliveries(HandledDeliveries whole, String part) {
        this.configured = whole.configured;
        this.repository = whole.repository;
        this.prefix = whole.prefix;
        this.inProgress = whole.inProgress;
        this.part = part;
    }

    /** Returns the part of the record that is about one hook, for routes where a guid counts once for each hook. */
    public HandledDeliveries ofHook(String hookId) {
        return new HandledDeliveries(this, hookId + "/");
    }

    /**
     * Checks that a repository which outlives the process gets keys that do so too.
     *
     * @param route the route whose id they begin with, null when there is none
     * @throws IllegalArgumentException when they may be others after a restart
     */
    public static void requireStableKeys(IdempotentRepository repository, String prefix, Route route) {
        boolean persistent = repository != null && !(repository instanceof MemoryIdempotentRepository);
        if (persistent && prefix == null && stableId(route).isEmpty()) {
            throw new IllegalArgumentException(
                    "The idempotentRepository keeps its keys for the next start, but the id"
                            + " of this route, which they begin with, is generated and may then be another:"
                            + " give the route an id, or set the option idempotentPrefix. A Kamelet is given one as kamelet:NAME/ID");
        }
    }

    /**
     * Returns the id of a route that has the same one after a restart.
     *
     * @param route the route, null when there is none
     */
    public static Optional<String> stableId(Route route) {
        boolean stable = route != null && route.isCustomId() && !isNamedByKamelet(route);
        return stable ? Optional.of(route.getRouteId()) : Optional.empty();
    }

    /** A Kamelet that wasn't given an id numbers its routes, in the order of their creation. */
    private static boolean isNamedByKamelet(Route route) {
        return route.isCreatedByKamelet() && route.getRouteId().endsWith("-" + route.getNodePrefixId());
    }

    /** Starts the repository. One that was configured ends with the context: other routes may use it too. */
    public void start(CamelContext context) throws Exception {
        if (configured != null && !context.hasService(configured)) {
            context.addService(configured);
        }
        ServiceHelper.startService(repository);
    }

    /** Returns whether a route with this repository, null for one in memory, and this prefix would record in the same place. */
    boolean isFor(IdempotentRepository repositoryOption, String keyPrefix) {
        return configured == repositoryOption && prefix.equals(keyPrefix);
    }

    /** Claims a guid. When the repository throws, the guid is free again. */
    public Claim claim(String guid) {
        if (inProgress.putIfAbsent(part + guid, new InProgress()) != null) {
            return repository.contains(key(guid)) ? Claim.RECORDED : Claim.IN_PROGRESS;
        }
        boolean granted = false;
        try {
            granted = !repository.contains(key(guid));
            return granted ? Claim.GRANTED : Claim.RECORDED;
        } finally {
            if (!granted) {
                release(guid);
            }
        }
    }

    /**
     * Returns what becomes of a guid in progress. It is completed when the guid is released, by the thread that does so;
     * at once when nobody has it.
     */
    public CompletableFuture<Outcome> ended(String guid) {
        InProgress claimed = inProgress.get(part + guid);
        return claimed != null ? claimed.ended.copy() : CompletableFuture.completedFuture(Outcome.UNTRIED);
    }

    /** Records that the route is done with a guid. It stays in progress until it is released. */
    public void record(String guid) {
        String key = key(guid);
        repository.add(key);
        repository.confirm(key);
        became(guid, Outcome.RECORDED);
    }

    /** Notes that the route failed on a guid. It stays in progress until it is released. */
    public void failed(String guid) {
        became(guid, Outcome.FAILED);
    }

    private void became(String guid, Outcome outcome) {
        InProgress claimed = inProgress.get(part + guid);
        if (claimed != null) {
            claimed.outcome = outcome;
        }
    }

    /** Frees a guid: it may be claimed again. */
    public void release(String guid) {
        InProgress claimed = inProgress.remove(part + guid);
        if (claimed != null) {
            claimed.ended.complete(claimed.outcome);
        }
    }

    /** Looks up, adds and removes a key that no delivery has; throws what the repository throws. */
    public void tryRepository() {
        String key = key("health-check");
        repository.contains(key);
        repository.add(key);
        repository.remove(key);
    }

    public IdempotentRepository repository() {
        return repository;
    }

    private String key(String guid) {
        return prefix + "/" + part + guid;
    }
}
