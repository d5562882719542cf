// SPDX-License-Identifier: Apache-2.0
/** What this node knows of the directory: a copy, how it is kept, when it is not believed, and how sign-ins are counted. */
@NullMarked
package io.hausfunk.messaging.internal.directory;

import org.jspecify.annotations.NullMarked;
