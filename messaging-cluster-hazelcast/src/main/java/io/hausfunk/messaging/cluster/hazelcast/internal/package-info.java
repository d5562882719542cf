// SPDX-License-Identifier: Apache-2.0
/** The strict configuration, joining and leaving. */
@NullMarked
package io.hausfunk.messaging.cluster.hazelcast.internal;

import org.jspecify.annotations.NullMarked;
