// SPDX-License-Identifier: Apache-2.0
/** The mirror of the directory on this node: how it is synchronised, which runs are held, and how sign-ins are throttled. */
@NullMarked
package io.hausfunk.messaging.internal.directory;

import org.jspecify.annotations.NullMarked;
