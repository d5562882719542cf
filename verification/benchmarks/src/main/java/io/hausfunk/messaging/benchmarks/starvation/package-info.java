// SPDX-License-Identifier: Apache-2.0
/** What a quiet pair in one tenant notices while somebody in another tenant asks for as much as they can. */
@NullMarked
package io.hausfunk.messaging.benchmarks.starvation;

import org.jspecify.annotations.NullMarked;
