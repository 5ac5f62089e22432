// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.soak;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;

/** All connections of the attacks, on one thread. A connection that ends is replaced when its attack begins again. */
final class Crowd implements Runnable {

    private static final int MOST_AT_ONCE = 200;

    private record Due(long at, Visitor visitor, Attack next) {}

    private final int port;
    private final Random random;
    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
    private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparingLong(Due::at));
    private final Map<Attack, Tally> tallies = new EnumMap<>(Attack.class);
    private final long begin = System.nanoTime();
    private volatile boolean over;

    Crowd(int port, Random random, List<Attack> attacks) throws IOException {
        this.port = port;
        this.random = random;
        for (Attack attack : attacks) {
            tallies.put(attack, new Tally());
            for (int i = 0; i < attack.connections(); i++) {
                due.add(new Due(firstStart(attack, i), null, attack));
            }
        }
    }

    /** Returns the counts, by attack. */
    Map<Attack, Tally> tallies() {
        return tallies;
    }

    void end() {
        over = true;
        selector.wakeup();
    }

    @Override
    public void run() {
        try (selector) {
            while (!over) {
                doWhatIsDue();
                selector.select(millisToNext());
                for (SelectionKey key : List.copyOf(selector.selectedKeys())) {
                    Visitor visitor = (Visitor) key.attachment();
                    plan(visitor, visitor.proceed(buffer));
                }
                selector.selectedKeys().clear();
            }
            for (SelectionKey key : List.copyOf(selector.keys())) {
                ((Visitor) key.attachment()).leave();
            }
            selector.selectNow();
        } catch (IOException e) {
            throw new IllegalStateException("The attackers can't go on", e);
        }
    }

    private void doWhatIsDue() throws IOException {
        List<Due> now = new ArrayList<>();
        while (now.size() < MOST_AT_ONCE && !due.isEmpty() && due.peek().at() - System.nanoTime() <= 0) {
            now.add(due.remove());
        }
        for (Due task : now) {
            if (task.visitor() == null) {
                Attack attack = task.next();
                new Visitor(attack, tallies.get(attack), attack.steps(random), port, selector);
            } else if (task.visitor().isOpen()) {
                // otherwise it was closed during its pause, and is replaced already
                plan(task.visitor(), task.visitor().goOn());
            }
        }
    }

    private void plan(Visitor visitor, long pause) {
        if (!visitor.isOpen()) {
            due.add(new Due(nextStart(visitor.attack()), null, visitor.attack()));
        } else if (pause > 0) {
            due.add(new Due(System.nanoTime() + pause, visitor, null));
        }
    }

    private long firstStart(Attack attack, int number) {
        long period = attack.period().toNanos();
        return begin + (attack.isTogether() ? 0 : number * period / attack.connections());
    }

    /** Returns when a connection begins again: all at the same time, or each when it likes. */
    private long nextStart(Attack attack) {
        long now = System.nanoTime();
        long period = attack.period().toNanos();
        return attack.isTogether()
                ? begin + ((now - begin) / period + 1) * period
                : now + (long) (period * random.nextDouble());
    }

    private long millisToNext() {
        if (due.isEmpty()) {
            return 100;
        }
        long nanos = due.peek().at() - System.nanoTime();
        return Math.max(1, Math.min(100, nanos / 1_000_000));
    }
}
