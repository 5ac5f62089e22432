// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.register;

import io.github.camelgithubhooks.internal.health.GitHubHealthCheck;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.LongSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Background service that has GitHub deliver to a listener. Once the Camel context is up, it makes the hook match its
 * declaration, asks for a ping and looks for it in GitHub's log. Failures are logged and retried with growing pauses.
 */
public final class Registration extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(Registration.class);

    /** The time that a stop waits for a hook that is being created, to take it back. */
    private static final Duration LAST_CALL = Duration.ofSeconds(30);

    private final CamelContext context;
    private final OwnHook hook;
    private final LongSupplier pongs;
    private volatile RegistrationRun run;
    private volatile Long hookId;
    private volatile boolean refused;
    private volatile boolean pingArrived;
    private volatile String problem;
    private ExecutorService thread;

    /**
     * Creates the registration of a listener that is started before it.
     *
     * @param pongs the number of pings that the listener has answered
     */
    public Registration(CamelContext context, OwnHook hook, LongSupplier pongs) {
        this.context = context;
        this.hook = hook;
        this.pongs = pongs;
        this.run = new RegistrationRun(this, hook, pongs);
    }

    /** Returns the hook's id; empty until it is known. */
    public Optional<Long> getHookId() {
        return Optional.ofNullable(hookId);
    }

    /** Returns whether GitHub refused the hook, or didn't answer. */
    public boolean isRefused() {
        return refused;
    }

    /** Returns whether a ping of GitHub's is known to have arrived. */
    public boolean isPingArrived() {
        return pingArrived;
    }

    /** Returns what is wrong, with the remedy; empty when nothing is, or nothing is known yet. */
    public Optional<String> getProblem() {
        return Optional.ofNullable(problem);
    }

    /** Returns the health check of this registration for a route. */
    public GitHubHealthCheck healthCheck(String routeId) {
        return new RegistrationHealthCheck(this, routeId);
    }

    /**
     * Waits until the hook exists, the first attempt to create it has failed, or this service is stopped. Returns false
     * if the last attempt failed, which is logged.
     */
    public boolean awaitFirstAttempt() {
        run.awaitFirstAttempt();
        return !refused;
    }

    @Override
    protected void doStart() throws Exception {
        hookId = null;
        refused = false;
        pingArrived = false;
        problem = null;
        if (run.isOver()) {
            run = new RegistrationRun(this, hook, pongs);
        }
        thread = context.getExecutorServiceManager().newSingleThreadExecutor(this, "GitHubHooksRegistration");
        run.whenContextIsUp(context, thread);
    }

    @Override
    protected void doStop() {
        run.end();
        if (hook.isKept()) {
            context.getExecutorServiceManager().shutdownNow(thread);
        } else {
            context.getExecutorServiceManager().shutdownGraceful(thread, LAST_CALL.toMillis());
            hook.takeBack();
        }
    }

    void registered(long id) {
        hookId = id;
        refused = false;
    }

    void refused(String words) {
        refused = true;
        say("The hook for " + hook.url() + " isn't registered. " + words);
    }

    void arrived() {
        pingArrived = true;
        problem = null;
        LOG.info("GitHub's ping arrived at {}: hook {} is registered", hook.url(), hookId);
    }

    void notArrived(String words) {
        say("Hook " + hookId + " is registered, but its ping didn't arrive at " + hook.url() + ": " + words);
    }

    private void say(String words) {
        if (!words.equals(problem)) {
            LOG.warn(words);
        }
        problem = words;
    }
}
