// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.support;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/** Sends to a broker, and can't be started before that is up. */
public final class BrokerComponent extends DefaultComponent {

    private final AtomicBoolean up;

    public BrokerComponent(AtomicBoolean up) {
        this.up = up;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        return new DefaultEndpoint(uri, this) {
            @Override
            public Producer createProducer() {
                return new DefaultProducer(this) {
                    @Override
                    protected void doStart() throws Exception {
                        if (!up.get()) {
                            throw new IllegalStateException("the broker is down");
                        }
                        super.doStart();
                    }

                    @Override
                    public void process(Exchange exchange) {}
                };
            }

            @Override
            public Consumer createConsumer(Processor processor) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
