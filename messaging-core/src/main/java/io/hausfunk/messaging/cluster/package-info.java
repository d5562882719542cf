// SPDX-License-Identifier: Apache-2.0
/** What a transport between the nodes of one installation implements. Hosts choose one, such as Hazelcast's. */
@NullMarked
package io.hausfunk.messaging.cluster;

import org.jspecify.annotations.NullMarked;
