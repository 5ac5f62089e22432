// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.server;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The active faults, in the order in which they were injected. */
public final class Faults {

    private final List<Active> active = new ArrayList<>();

    public synchronized void add(FaultRule fault) {
        active.add(new Active(fault));
    }

    public synchronized void clear() {
        active.clear();
    }

    /** Returns the effects on a request: all delays, and the first other effect. Removes faults that are used up. */
    synchronized List<FaultEffect> take(IncomingRequest request) {
        List<FaultEffect> effects = new ArrayList<>();
        boolean spoiled = false;
        Iterator<Active> faults = active.iterator();
        while (faults.hasNext()) {
            Active next = faults.next();
            FaultEffect effect = next.fault.effect();
            boolean delay = effect instanceof FaultEffect.Delay;
            if (next.fault.fits(request) && (delay || !spoiled)) {
                spoiled |= !delay;
                effects.add(effect);
                next.used++;
                if (next.used == next.fault.times()) {
                    faults.remove();
                }
            }
        }
        return effects;
    }

    private static final class Active {

        private final FaultRule fault;
        private int used;

        private Active(FaultRule fault) {
            this.fault = fault;
        }
    }
}
