// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;

/**
 * Note on an exchange that its route asked GitHub for a redelivery. Then the event isn't done: the log shows the result later.
 * Copies of the exchange share the note.
 */
public final class RedeliveryRequest {

    private static final String PROPERTY = "CamelGitHubHooksRedeliveryRequest";

    private RedeliveryRequest() {}

    /** Puts an empty note on an exchange. Returns a supplier that says whether the route asked GitHub. */
    public static BooleanSupplier expect(Exchange exchange) {
        AtomicBoolean note = new AtomicBoolean();
        exchange.setProperty(PROPERTY, note);
        return note::get;
    }

    /** Notes a request, even one that GitHub refuses: it has to be repeated then. */
    public static void note(Exchange exchange) {
        AtomicBoolean note = exchange.getProperty(PROPERTY, AtomicBoolean.class);
        if (note != null) {
            note.set(true);
        }
    }
}
