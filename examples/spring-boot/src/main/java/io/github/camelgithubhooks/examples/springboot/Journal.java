// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.springboot;

import io.github.camelgithubhooks.GitHubHooksConstants;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/** Where the route ends: it keeps what happened. */
@Component
class Journal {

    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    /**
     * An event.
     *
     * @param guid what it is known by
     * @param event its name
     * @param json the payload as GitHub wrote it
     */
    record Entry(String guid, String event, ByteBuffer json) {}

    // tag::journal[]
    /** Called by the route; GitHub is answered when it has returned. */
    public void add(
            @Header(GitHubHooksConstants.DELIVERY_GUID) String guid,
            @Header(GitHubHooksConstants.EVENT) String event,
            @Body byte[] json) {
        entries.add(new Entry(guid, event, ByteBuffer.wrap(json).asReadOnlyBuffer()));
    }
    // end::journal[]

    List<Entry> entries() {
        return List.copyOf(entries);
    }
}
