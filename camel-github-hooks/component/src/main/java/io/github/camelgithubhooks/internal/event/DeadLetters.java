// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import java.util.HashSet;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.ErrorHandlerFactory;
import org.apache.camel.Route;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.errorhandler.DeadLetterChannelDefinition;
import org.apache.camel.model.errorhandler.RefErrorHandlerDefinition;
import org.apache.camel.support.CamelContextHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Search for a dead letter channel that loses what it can't store: by default Camel counts an exchange as a success if the
 * dead letter endpoint fails, and the event would be recorded as handled.
 */
final class DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private DeadLetters() {}

    /** Warns if the failure of a route's dead letter endpoint would count as a success. */
    static void warn(CamelContext context, Route route) {
        if (route.getRoute() instanceof RouteDefinition definition
                && swallows(context, definition.getErrorHandlerFactory(), new HashSet<>())) {
            LOG.warn(
                    "If the dead letter endpoint of route {} fails, the event still counts as handled and is lost: GitHub is"
                            + " answered with 202. Set deadLetterHandleNewException to false, so that it is answered with 500"
                            + " and stays in GitHub's log",
                    route.getRouteId());
        }
    }

    private static boolean swallows(CamelContext context, ErrorHandlerFactory handler, Set<Object> seen) {
        ErrorHandlerFactory used =
                handler == null ? context.getCamelContextExtension().getErrorHandlerFactory() : handler;
        if (used instanceof RefErrorHandlerDefinition reference && seen.add(reference.getRef())) {
            ErrorHandlerFactory named =
                    CamelContextHelper.lookup(context, reference.getRef(), ErrorHandlerFactory.class);
            return swallows(context, named, seen);
        }
        return used instanceof DeadLetterChannelDefinition channel
                && !Boolean.FALSE.equals(
                        CamelContextHelper.parseBoolean(context, channel.getDeadLetterHandleNewException()));
    }
}
