// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

/**
 * Points that requests of the last minute took, in their order. Immutable: the newest are a list of their own, which is
 * turned around when the oldest have left.
 */
final class Window {

    static final Window EMPTY = new Window(null, null, 0);

    /** Request, and the one that follows it in its list. */
    private record Spent(long at, int points, Spent next) {}

    private final Spent oldest;
    private final Spent newest;
    private final int sum;

    private Window(Spent oldest, Spent newest, int sum) {
        this.oldest = oldest;
        this.newest = newest;
        this.sum = sum;
    }

    Window plus(long at, int points) {
        return new Window(oldest, new Spent(at, points, newest), sum + points);
    }

    /** Returns the window without the requests of this time and before. */
    Window after(long time) {
        Spent first = oldest;
        Spent last = newest;
        int left = sum;
        boolean changed = false;
        while (left > 0) {
            if (first == null) {
                first = reversed(last);
                last = null;
                changed = true;
            }
            if (first.at() - time > 0) {
                break;
            }
            left -= first.points();
            first = first.next();
            changed = true;
        }
        return changed ? new Window(first, last, left) : this;
    }

    /**
     * Returns the time of the request that has to leave before the points fit. More points than the limit fit when all
     * have left.
     *
     * @param now the value for points that fit now
     */
    long fitsAfter(int points, int limit, long now) {
        int left = sum;
        Spent first = oldest;
        Spent last = newest;
        long at = now;
        while (left > 0 && left + points > limit) {
            if (first == null) {
                first = reversed(last);
                last = null;
            }
            left -= first.points();
            at = first.at();
            first = first.next();
        }
        return at;
    }

    private static Spent reversed(Spent list) {
        Spent reversed = null;
        for (Spent spent = list; spent != null; spent = spent.next()) {
            reversed = new Spent(spent.at(), spent.points(), reversed);
        }
        return reversed;
    }
}
