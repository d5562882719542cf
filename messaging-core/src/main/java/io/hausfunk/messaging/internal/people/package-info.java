// SPDX-License-Identifier: Apache-2.0
/** From a user's id to the pseudonym that stores see, and to the person who acts. */
@NullMarked
package io.hausfunk.messaging.internal.people;

import org.jspecify.annotations.NullMarked;
