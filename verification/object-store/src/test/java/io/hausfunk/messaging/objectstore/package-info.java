// SPDX-License-Identifier: Apache-2.0
/** The contract kit, on an object store. */
@NullMarked
package io.hausfunk.messaging.objectstore;

import org.jspecify.annotations.NullMarked;
