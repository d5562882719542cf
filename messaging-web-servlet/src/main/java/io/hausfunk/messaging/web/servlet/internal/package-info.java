// SPDX-License-Identifier: Apache-2.0
/** Not for hosts. */
@NullMarked
package io.hausfunk.messaging.web.servlet.internal;

import org.jspecify.annotations.NullMarked;
