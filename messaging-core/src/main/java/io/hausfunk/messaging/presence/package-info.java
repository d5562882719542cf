// SPDX-License-Identifier: Apache-2.0
/** Who is there, and how somebody is seen. */
@NullMarked
package io.hausfunk.messaging.presence;

import org.jspecify.annotations.NullMarked;
