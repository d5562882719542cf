// SPDX-License-Identifier: Apache-2.0
/**
 * Hazelcast as the way in which nodes find each other and learn who listens to what. Nothing of value is kept in it.
 *
 * @see io.hausfunk.messaging.cluster.hazelcast.HazelcastCluster
 */
@NullMarked
package io.hausfunk.messaging.cluster.hazelcast;

import org.jspecify.annotations.NullMarked;
