// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import org.apache.camel.cluster.CamelClusterEventListener;
import org.apache.camel.cluster.CamelClusterMember;
import org.apache.camel.cluster.CamelClusterService;
import org.apache.camel.cluster.CamelClusterView;

/**
 * Election by a {@link CamelClusterService}, such as that of Kubernetes, ZooKeeper, Infinispan or a file lock.
 *
 * @see <a href="https://camel.apache.org/manual/clustering.html">Camel: clustering</a>
 */
final class ClusterElection implements Election, CamelClusterEventListener.Leadership {

    private final CamelClusterService cluster;
    private final String namespace;
    private CamelClusterView view;
    private Runnable whenElected;
    private volatile boolean elected;

    /**
     * Creates an election that this instance doesn't take part in yet.
     *
     * @param namespace what the leader is elected for
     */
    ClusterElection(CamelClusterService cluster, String namespace) {
        this.cluster = cluster;
        this.namespace = namespace;
    }

    @Override
    public void begin(Runnable runnable) throws Exception {
        whenElected = runnable;
        view = cluster.getView(namespace);
        elected = view.getLocalMember().isLeader();
        view.addEventListener(this);
    }

    @Override
    public boolean isElected() {
        return elected;
    }

    @Override
    public void leadershipChanged(CamelClusterView changed, CamelClusterMember leader) {
        boolean before = elected;
        elected = changed.getLocalMember().isLeader();
        if (elected && !before) {
            whenElected.run();
        }
    }

    @Override
    public void end() throws Exception {
        if (view != null) {
            view.removeEventListener(this);
            cluster.releaseView(view);
            view = null;
        }
        elected = false;
    }
}
