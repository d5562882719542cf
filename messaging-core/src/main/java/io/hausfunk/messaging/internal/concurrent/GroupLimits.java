// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

/**
 * How much may wait, and how much goes into one commit.
 *
 * @param items the most items that wait
 * @param bytes the most bytes that wait
 * @param group the most items in one commit
 * @param ofCaller the most of one caller in one commit: others wait for it
 * @param groupBytes after so many bytes a commit takes no more
 */
public record GroupLimits(int items, long bytes, int group, int ofCaller, long groupBytes) {}
