// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast.internal;

import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;

/**
 * What Vert.x knows of a Hazelcast cluster. It cleans up after members under a lock, for as long as others do not answer, and
 * wants the same lock to be told that the instance ends: then an instance could not be ended while it cleans up.
 */
final class Membership extends HazelcastClusterManager {
    Membership(Config own) {
        super(own);
    }

    Membership(HazelcastInstance ofHost) {
        super(ofHost);
    }

    /** Only the end of a split is of interest there. */
    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // that is the point
    public void stateChanged(LifecycleEvent event) {
        if (event.getState() == LifecycleEvent.LifecycleState.MERGED) {
            super.stateChanged(event);
        }
    }
}
