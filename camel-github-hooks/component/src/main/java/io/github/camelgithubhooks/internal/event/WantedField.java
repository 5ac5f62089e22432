// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A field of a payload that is wanted, or an object of which members are wanted. */
final class WantedField {

    private final WantedField object;
    private final String path;
    private final String name;
    private final byte[] quoted;
    private final List<WantedField> members = new ArrayList<>();

    /** A member of the object, which is null for the payload itself. */
    WantedField(WantedField object, String path, String name) {
        this.object = object;
        this.path = path;
        this.name = name;
        this.quoted = ('"' + name + '"').getBytes(StandardCharsets.UTF_8);
    }

    WantedField object() {
        return object;
    }

    /** Returns the names down to it, with dots between them. */
    String path() {
        return path;
    }

    String name() {
        return name;
    }

    /** Returns the name in quotes, as GitHub writes it. */
    byte[] quoted() {
        return quoted;
    }

    /** Returns what is wanted of the object; nothing if the field itself is wanted. */
    List<WantedField> members() {
        return members;
    }

    boolean isObject() {
        return !members.isEmpty();
    }

    /** Returns the member with this name, which is wanted from now on. */
    WantedField member(String name) {
        for (WantedField member : members) {
            if (member.name.equals(name)) {
                return member;
            }
        }
        WantedField member = new WantedField(this, object == null ? name : path + "." + name, name);
        members.add(member);
        return member;
    }
}
