// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import java.util.HashSet;
import java.util.Set;
import org.apache.camel.component.platform.http.HttpEndpointModel;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.component.platform.http.PlatformHttpListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Check, as soon as a path is open, that its requests will arrive unread. A version of the engine may map them otherwise. */
final class UnreadBodyCheck implements PlatformHttpListener {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadBodyCheck.class);

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private final Set<PlatformHttpComponent> watched = new HashSet<>();

    UnreadBodyCheck(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    /** Checks the paths of a component from now on. The engine has seen them first. */
    synchronized void watch(PlatformHttpComponent component) {
        if (watched.add(component)) {
            component.addPlatformHttpListener(this);
        }
    }

    @Override
    public void registerHttpEndpoint(HttpEndpointModel model) {
        UnreadBodyReceiver receiver = UnreadBodyReceiver.of(model.getConsumer());
        if (receiver != null && !isReached(receiver)) {
            LOG.warn(
                    "{}, whose camel-platform-http-starter isn't a version that camel-github-hooks is tested with, doesn't"
                            + " hand over the requests to {} unread. Whole bodies are read into memory before maxBodySize"
                            + " is checked, a thread waits for each delivery, and allowedSources answers 503."
                            + " Use a version of Camel that docs/compatibility.md names",
                    model.getConsumer().getClass().getName(),
                    model.getUri());
        }
    }

    private boolean isReached(UnreadBodyReceiver receiver) {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().values().stream())
                .anyMatch(handler -> UnreadBodyReceiver.of(handler.getBean()) == receiver);
    }

    @Override
    public void unregisterHttpEndpoint(HttpEndpointModel model) {
        // a closed path has no requests
    }
}
