// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Cursors in a map of a Hazelcast cluster, for the option {@code offsetRepository}. If the map is lost, as when all members
 * stop at once, {@code startFrom} decides where a route begins.
 */
public final class HazelcastStateRepository extends ServiceSupport implements StateRepository<String, String> {

    private final HazelcastInstance hazelcast;
    private final String name;

    /** Creates a repository in the map {@code github-hooks-cursors}. */
    public HazelcastStateRepository(HazelcastInstance hazelcast) {
        this(hazelcast, "github-hooks-cursors");
    }

    /**
     * Creates a repository.
     *
     * @param map the name of the map, the same in all instances
     */
    public HazelcastStateRepository(HazelcastInstance hazelcast, String map) {
        this.hazelcast = hazelcast;
        this.name = map;
    }

    @Override
    public void setState(String key, String value) {
        hazelcast.getMap(name).set(key, value);
    }

    @Override
    public String getState(String key) {
        return hazelcast.<String, String>getMap(name).get(key);
    }
}
