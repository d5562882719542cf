// SPDX-License-Identifier: Apache-2.0
/**
 * What was asked, answered, heard and read: the only thing that the checker looks at.
 *
 * <p>A history is a directory of text files, one for each client and one for the driver, in US-ASCII. The first line of a
 * file is {@code hausfunk-history 1}. Every other line is one {@link io.hausfunk.messaging.reliability.history.Event}: its
 * kind in lower case, then the components of its record in their order, separated by one blank. A component is a number,
 * {@code true} or {@code false}, or a word; {@code -} stands for an empty word. The first component is always the time,
 * in microseconds of the one monotonic clock of the driver. Lines are only ever appended, and are written when the event is
 * known; a torn last line is ignored.
 *
 * <p>What an entry says is a word, too: of a message it is its name, of anything else what happened to whom, such as
 * {@code invited:p4,p5}, {@code left} or {@code removed:p4}. The body is the beginning of the SHA-256 of a message's text.
 */
@NullMarked
package io.hausfunk.messaging.reliability.history;

import org.jspecify.annotations.NullMarked;
