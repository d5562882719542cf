// SPDX-License-Identifier: Apache-2.0
/** Chat inside an application: build an engine, sign in, open a conversation, send. */
@NullMarked
package io.hausfunk.messaging;

import org.jspecify.annotations.NullMarked;
