// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The faults that wait for their requests, in the order they were injected. */
final class Faults {

    private final List<Waiting> waiting = new ArrayList<>();

    synchronized void add(Fault fault) {
        waiting.add(new Waiting(fault));
    }

    synchronized void clear() {
        waiting.clear();
    }

    /** All delays that fit, and the first other effect. What has happened often enough is removed. */
    synchronized List<Fault.Effect> take(ApiRequest request) {
        List<Fault.Effect> effects = new ArrayList<>();
        boolean spoilt = false;
        Iterator<Waiting> faults = waiting.iterator();
        while (faults.hasNext()) {
            Waiting next = faults.next();
            boolean delay = next.fault.effect() instanceof Fault.Delay;
            if (next.fault.fits(request) && (delay || !spoilt)) {
                spoilt |= !delay;
                effects.add(next.fault.effect());
                next.happened++;
                if (next.happened == next.fault.times()) {
                    faults.remove();
                }
            }
        }
        return effects;
    }

    private static final class Waiting {

        private final Fault fault;
        private int happened;

        private Waiting(Fault fault) {
            this.fault = fault;
        }
    }
}
