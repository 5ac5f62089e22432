// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.internal.event.Lease;
import java.util.Optional;

/** Election of the instance that holds a lease in the shared store. */
record LeaseElection(Lease lease) implements Election {

    @Override
    public void begin(Runnable elected) {
        lease.open(elected);
    }

    @Override
    public boolean isElected() {
        return lease.isHeld();
    }

    @Override
    public Optional<String> trouble() {
        return lease.trouble();
    }

    @Override
    public void end() {
        lease.close();
    }
}
