// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.hazelcast;

import static org.awaitility.Awaitility.await;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Members of a Hazelcast cluster on this machine. */
final class TestCluster implements AutoCloseable {

    private final String name = UUID.randomUUID().toString();
    private final List<HazelcastInstance> members = new ArrayList<>();

    TestCluster(int size) {
        for (int i = 0; i < size; i++) {
            members.add(Hazelcast.newHazelcastInstance(config()));
        }
        // until then a member that has just joined may have no backup yet of what the other one holds
        await().until(() ->
                members.stream().allMatch(member -> member.getPartitionService().isClusterSafe()));
    }

    HazelcastInstance member(int index) {
        return members.get(index);
    }

    /** Ends a member as a crash would. */
    void kill(int index) {
        members.get(index).getLifecycleService().terminate();
    }

    @Override
    public void close() {
        members.forEach(member -> member.getLifecycleService().terminate());
    }

    private Config config() {
        Config config = new Config().setClusterName(name).setProperty("hazelcast.logging.type", "none");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.wait.seconds.before.join", "0");
        config.setProperty("hazelcast.partition.count", "7");
        config.getNetworkConfig().setPort(0).setPublicAddress("127.0.0.1");
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        JoinConfig join = config.getNetworkConfig().getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true);
        members.forEach(member -> join.getTcpIpConfig()
                .addMember("127.0.0.1:"
                        + member.getCluster().getLocalMember().getAddress().getPort()));
        return config;
    }
}
