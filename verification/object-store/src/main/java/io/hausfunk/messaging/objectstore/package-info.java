// SPDX-License-Identifier: Apache-2.0
/** The bytes of files in an object store. */
@NullMarked
package io.hausfunk.messaging.objectstore;

import org.jspecify.annotations.NullMarked;
