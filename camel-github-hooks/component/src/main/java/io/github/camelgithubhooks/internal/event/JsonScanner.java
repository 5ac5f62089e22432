// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import static io.github.camelgithubhooks.internal.event.JsonTokens.behind;
import static io.github.camelgithubhooks.internal.event.JsonTokens.byteAt;
import static io.github.camelgithubhooks.internal.event.JsonTokens.endOfScalar;
import static io.github.camelgithubhooks.internal.event.JsonTokens.endOfString;
import static io.github.camelgithubhooks.internal.event.JsonTokens.skipBlanks;

import io.github.camelgithubhooks.internal.json.JsonLimits;

/**
 * Goes through a JSON text once, and checks its grammar, its UTF-8 and its depth. The caller enters the objects whose
 * members it wants, and skips every other value. Nothing is copied and nothing recurses, so its memory is the same for
 * every text.
 *
 * <p>Every method throws {@link MalformedJson} at the first error.
 */
final class JsonScanner {

    private final byte[] text;

    /** A bit for each level: set for an object, clear for an array. */
    private final long[] objects = new long[(JsonLimits.MOST_LEVELS + Long.SIZE - 1) / Long.SIZE];

    private int levels;
    private boolean inObject;
    private boolean atFirst;
    private int position;
    private int nameBegin;
    private int nameEnd;

    JsonScanner(byte[] text) {
        this.text = text;
    }

    /** Enters the object that begins here. Returns false, and stays, if another value does. */
    boolean enterObject() {
        if (first() != '{') {
            return false;
        }
        enter(true);
        position++;
        return true;
    }

    /**
     * Moves to the next value of the innermost object or array that was entered.
     *
     * @return false if there is none; the object or array is left then
     */
    boolean next() {
        position = skipBlanks(text, position);
        if (endsAt(position)) {
            position++;
            leave();
            return false;
        }
        position = toValue(position);
        return true;
    }

    /** Returns the index of the opening quote of the name of the member whose value begins here. */
    int nameBegin() {
        return nameBegin;
    }

    /** Returns the index behind the closing quote of that name. */
    int nameEnd() {
        return nameEnd;
    }

    /** Returns the first byte of the value that begins here. */
    int first() {
        position = skipBlanks(text, position);
        return byteAt(text, position);
    }

    /** Returns the index that was reached. */
    int position() {
        return position;
    }

    /** Skips the value that begins here, and all that it holds. */
    void skipValue() {
        int outer = levels;
        int at = enterOrSkip(position);
        while (levels > outer) {
            at = skipBlanks(text, at);
            if (endsAt(at)) {
                at++;
                leave();
            } else {
                at = enterOrSkip(toValue(at));
            }
        }
        position = at;
    }

    /** Returns whether but white space follows. */
    boolean isAtEnd() {
        return skipBlanks(text, position) == text.length;
    }

    private boolean endsAt(int at) {
        return byteAt(text, at) == (inObject ? '}' : ']');
    }

    /** Returns the index of the next value, behind the comma and the name before it. */
    private int toValue(int from) {
        int at = from;
        if (atFirst) {
            atFirst = false;
        } else {
            at = skipBlanks(text, behind(',', text, at));
        }
        if (inObject) {
            nameBegin = at;
            nameEnd = endOfString(text, at);
            at = behind(':', text, skipBlanks(text, nameEnd));
        }
        return at;
    }

    /** Returns the index behind the value if it is a scalar, else behind the bracket that it begins with. */
    private int enterOrSkip(int from) {
        int at = skipBlanks(text, from);
        int first = byteAt(text, at);
        if (first == '{' || first == '[') {
            enter(first == '{');
            return at + 1;
        }
        return endOfScalar(first, text, at);
    }

    private void enter(boolean object) {
        if (levels == JsonLimits.MOST_LEVELS) {
            throw new MalformedJson();
        }
        long level = 1L << levels;
        if (object) {
            objects[levels >>> 6] |= level;
        } else {
            objects[levels >>> 6] &= ~level;
        }
        levels++;
        inObject = object;
        atFirst = true;
    }

    private void leave() {
        levels--;
        int around = Math.max(0, levels - 1);
        inObject = (objects[around >>> 6] >>> around & 1) != 0;
        atFirst = false;
    }
}
