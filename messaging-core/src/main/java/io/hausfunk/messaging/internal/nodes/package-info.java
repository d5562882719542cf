// SPDX-License-Identifier: Apache-2.0
/** What the nodes of an installation tell each other: who is there, what travels between them, and whether it arrives. */
@NullMarked
package io.hausfunk.messaging.internal.nodes;

import org.jspecify.annotations.NullMarked;
