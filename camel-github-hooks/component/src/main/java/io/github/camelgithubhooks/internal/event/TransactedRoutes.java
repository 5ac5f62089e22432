// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import java.util.List;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.TransactedDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * Follows events into the transactions of {@code transacted()}. Camel has it wrap all of a route, so that nothing follows the
 * commit but the end of the exchange. Transactions of other routes on the way are not followed: what comes behind them can
 * still fail.
 */
final class TransactedRoutes implements InterceptStrategy {

    private TransactedRoutes() {}

    /** Follows events in the routes of a context that are created from now on. */
    static void watch(CamelContext context) {
        ExtendedCamelContext extension = context.getCamelContextExtension();
        if (extension.getInterceptStrategies().stream().noneMatch(TransactedRoutes.class::isInstance)) {
            extension.addInterceptStrategy(new TransactedRoutes());
        }
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor next) {
        if (!(definition instanceof ProcessorDefinition<?> node) || !isFirstInTransaction(node)) {
            return target;
        }
        String route = ProcessorDefinitionHelper.getRouteId(node);
        return new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                if (route != null && route.equals(exchange.getFromRouteId())) {
                    Leg.inTransaction(exchange);
                }
                return super.process(exchange, callback);
            }
        };
    }

    private static boolean isFirstInTransaction(ProcessorDefinition<?> node) {
        if (!(node.getParent() instanceof TransactedDefinition transacted)) {
            return false;
        }
        List<ProcessorDefinition<?>> outputs = transacted.getOutputs();
        return !outputs.isEmpty() && outputs.get(0) == node;
    }
}
