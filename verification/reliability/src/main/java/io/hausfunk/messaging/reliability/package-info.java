// SPDX-License-Identifier: Apache-2.0
/** The proof that an acknowledged message is never lost: one command that anybody can repeat. */
@NullMarked
package io.hausfunk.messaging.reliability;

import org.jspecify.annotations.NullMarked;
