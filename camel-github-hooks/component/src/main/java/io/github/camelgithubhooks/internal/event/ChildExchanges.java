// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeCreatedEvent;
import org.apache.camel.spi.ManagementStrategy;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.apache.camel.support.service.ServiceHelper;

/** Notifier that follows the copies that multicast, splitter, recipient list and the like make of an exchange. */
final class ChildExchanges extends SimpleEventNotifierSupport {

    private ChildExchanges() {
        setIgnoreExchangeEvents(false);
        setIgnoreExchangeCreatedEvent(false);
    }

    /** Watches a context, unless it is watched already. */
    static void watch(CamelContext context) {
        ManagementStrategy management = context.getManagementStrategy();
        if (management.getEventNotifiers().stream().noneMatch(ChildExchanges.class::isInstance)) {
            ChildExchanges notifier = new ChildExchanges();
            ServiceHelper.startService(notifier);
            management.addEventNotifier(notifier);
        }
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof ExchangeCreatedEvent;
    }

    @Override
    public void notify(CamelEvent event) {
        Leg.created(((ExchangeCreatedEvent) event).getExchange());
    }
}
