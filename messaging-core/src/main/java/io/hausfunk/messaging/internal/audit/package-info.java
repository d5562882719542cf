// SPDX-License-Identifier: Apache-2.0
/** The audit log: a chain of records in a conversation of the engine's own. */
@NullMarked
package io.hausfunk.messaging.internal.audit;

import org.jspecify.annotations.NullMarked;
