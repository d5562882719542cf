// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import io.hausfunk.messaging.EntryContent;
import java.time.Instant;

/** Content together with the time at which its author's node saw it, which is sealed too so that nobody can alter it. */
public record TimedContent(EntryContent content, Instant at) {}
