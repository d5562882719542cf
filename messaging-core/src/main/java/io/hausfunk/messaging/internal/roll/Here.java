// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.roll;

/**
 * How somebody is on one node.
 *
 * @param connected whether a device of theirs is
 * @param active whether they did something on one of them lately
 * @param chosen the latest choice that this node knows of
 */
public record Here(boolean connected, boolean active, Chosen chosen) {}
