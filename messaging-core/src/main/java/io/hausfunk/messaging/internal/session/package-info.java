// SPDX-License-Identifier: Apache-2.0
/** Sessions, and conversations in the hands of a session's person. */
@NullMarked
package io.hausfunk.messaging.internal.session;

import org.jspecify.annotations.NullMarked;
