// SPDX-License-Identifier: Apache-2.0
/** The management tells something to 200 people, and knows how far it came without asking who read it. */
@NullMarked
package io.hausfunk.messaging.examples.announce;

import org.jspecify.annotations.NullMarked;
