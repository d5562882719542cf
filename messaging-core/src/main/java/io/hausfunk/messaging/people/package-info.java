// SPDX-License-Identifier: Apache-2.0
/** What a signed-in person may ask of the directory. */
@NullMarked
package io.hausfunk.messaging.people;

import org.jspecify.annotations.NullMarked;
