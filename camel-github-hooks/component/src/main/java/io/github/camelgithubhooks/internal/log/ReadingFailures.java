// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.LoggingExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Default exception handler of a consumer that reads the log. Failures of GitHub and of a repository are logged as one
 * line, with their stack trace at DEBUG. Failures of the route, and errors in the code, are logged as Camel does.
 */
final class ReadingFailures extends LoggingExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveriesConsumer.class);

    private final Supplier<String> routeId;
    private final LogFigures figures;
    private final BooleanSupplier reported;
    private volatile Throwable ofPoll;

    /**
     * Creates a handler.
     *
     * @param reported returns whether somebody else has reported why there is no hook
     */
    ReadingFailures(CamelContext context, Supplier<String> routeId, LogFigures figures, BooleanSupplier reported) {
        super(context, DeliveriesConsumer.class);
        this.routeId = routeId;
        this.figures = figures;
        this.reported = reported;
    }

    /** Notes that a poll ends with this exception, which Camel hands to the exception handler. */
    void endsPoll(Throwable e) {
        ofPoll = e;
    }

    @Override
    public void handleException(String message, Exchange exchange, Throwable e) {
        if (exchange != null || !speaksForItself(e)) {
            super.handleException(message, exchange, e);
            return;
        }
        if (isSuppressLogging()) {
            return;
        }
        boolean poll = e == ofPoll;
        if (!poll) {
            LOG.warn("Route {}: {}: {}", routeId.get(), message, e.getMessage());
        } else if (!reported.getAsBoolean()) {
            LOG.warn(
                    "Route {} can't read the log of its hook. {}. {}",
                    routeId.get(),
                    e.getMessage(),
                    figures.pausedUntil()
                            .map(until -> "Reading resumes at " + until)
                            .orElse("The next poll tries again"));
        }
        LOG.debug("Stack trace of the failure in route {}", routeId.get(), e);
    }

    /** Returns whether the message says what happened: it doesn't if the JVM threw the exception. */
    private static boolean speaksForItself(Throwable e) {
        return e instanceof IllegalStateException
                || (e instanceof RuntimeException
                        && e.getMessage() != null
                        && !e.getClass().getPackageName().startsWith("java."));
    }
}
