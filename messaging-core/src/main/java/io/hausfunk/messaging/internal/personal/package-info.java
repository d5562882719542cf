// SPDX-License-Identifier: Apache-2.0
/** What people keep for themselves alone: settings of conversations, drafts. */
@NullMarked
package io.hausfunk.messaging.internal.personal;

import org.jspecify.annotations.NullMarked;
