// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.served;

/**
 * How somebody is present on one node.
 *
 * @param connected whether one of their devices is connected
 * @param active whether they did something on one of them lately
 * @param chosen the latest choice that this node knows of
 */
public record NodePresence(boolean connected, boolean active, VersionedChoice chosen) {}
