// SPDX-License-Identifier: Apache-2.0
/** That the story comes true. */
@NullMarked
package io.hausfunk.messaging.examples.announce;

import org.jspecify.annotations.NullMarked;
