// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast.internal;

import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;

/**
 * The cluster manager of Vert.x, without its reaction to the end of the instance. When a member leaves, the manager cleans up
 * under a lock for as long as other members do not answer. It takes the same lock when the instance ends, so an instance
 * could not end meanwhile.
 */
final class QuietClusterManager extends HazelcastClusterManager {
    QuietClusterManager(Config own) {
        super(own);
    }

    QuietClusterManager(HazelcastInstance ofHost) {
        super(ofHost);
    }

    /** Only the end of a split matters here. */
    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // that is the point
    public void stateChanged(LifecycleEvent event) {
        if (event.getState() == LifecycleEvent.LifecycleState.MERGED) {
            super.stateChanged(event);
        }
    }
}
