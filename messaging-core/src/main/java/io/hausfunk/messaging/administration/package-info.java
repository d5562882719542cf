// SPDX-License-Identifier: Apache-2.0
/** What an administrator does: following the directory, binding conversations to groups, rotating keys. */
@NullMarked
package io.hausfunk.messaging.administration;

import org.jspecify.annotations.NullMarked;
