// SPDX-License-Identifier: Apache-2.0
/** Where nodes live: a database, networks that can be cut, connections that can be broken. */
@NullMarked
package io.hausfunk.messaging.reliability.place;

import org.jspecify.annotations.NullMarked;
