// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgithubhooks.testkit.internal.json.Json;

/** An event as one hook gets it: everything that its deliveries and redeliveries share. */
public final class EmittedEvent {

    private final String guid;
    private final String name;
    private final String action;
    private final byte[] json;
    private final Long repositoryId;
    private final Long installationId;

    /**
     * @param repositoryId null for an event outside of repositories
     * @param installationId null unless the event goes to an App
     */
    public EmittedEvent(String guid, String name, byte[] json, Long repositoryId, Long installationId) {
        this.guid = guid;
        this.name = name;
        this.action = Json.payload(json).path("action").textValue();
        this.json = json;
        this.repositoryId = repositoryId;
        this.installationId = installationId;
    }

    /** Returns this event for an installation (null for none), its payload completed by a property that it lacks. */
    public EmittedEvent with(String property, ObjectNode value, Long installation) {
        ObjectNode payload = Json.payload(json);
        byte[] complete = json;
        if (!payload.has(property)) {
            payload.set(property, value);
            complete = Json.bytes(payload);
        }
        return new EmittedEvent(guid, name, complete, repositoryId, installation);
    }

    public String guid() {
        return guid;
    }

    public String name() {
        return name;
    }

    /** Returns null for a payload without {@code action}. */
    public String action() {
        return action;
    }

    public byte[] json() {
        return json;
    }

    public Long repositoryId() {
        return repositoryId;
    }

    public Long installationId() {
        return installationId;
    }
}
