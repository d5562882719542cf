// SPDX-License-Identifier: Apache-2.0
/** The one function that says who may do what, and what it needs to know. */
@NullMarked
package io.hausfunk.messaging.internal.access;

import org.jspecify.annotations.NullMarked;
