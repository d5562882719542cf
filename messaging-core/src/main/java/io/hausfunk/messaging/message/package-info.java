// SPDX-License-Identifier: Apache-2.0
/** What people say, and how it is read, heard and acknowledged. */
@NullMarked
package io.hausfunk.messaging.message;

import org.jspecify.annotations.NullMarked;
