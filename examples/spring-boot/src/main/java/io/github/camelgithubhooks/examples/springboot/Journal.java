// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.springboot;

import io.github.camelgithubhooks.GitHubHooksConstants;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/** The end of the route: keeps the payloads of the events. */
@Component
class Journal {

    private final Map<String, byte[]> payloads = new ConcurrentHashMap<>();

    // tag::journal[]
    /** Called by the route; GitHub is answered when it has returned. */
    public void add(@Header(GitHubHooksConstants.DELIVERY_GUID) String guid, @Body byte[] json) {
        payloads.put(guid, json);
    }
    // end::journal[]

    /** Returns the payload of an event, as GitHub wrote it. */
    Optional<byte[]> payload(String guid) {
        return Optional.ofNullable(payloads.get(guid));
    }
}
