// SPDX-License-Identifier: Apache-2.0
/**
 * What a transport between the nodes of an installation implements. Hosts choose one, such as {@code HazelcastCluster} of
 * {@code messaging-cluster-hazelcast}.
 */
@NullMarked
package io.hausfunk.messaging.cluster;

import org.jspecify.annotations.NullMarked;
