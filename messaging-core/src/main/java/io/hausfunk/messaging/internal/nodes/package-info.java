// SPDX-License-Identifier: Apache-2.0
/** The other nodes of the installation: which are alive, which are reachable, and the sealed frames between them. */
@NullMarked
package io.hausfunk.messaging.internal.nodes;

import org.jspecify.annotations.NullMarked;
