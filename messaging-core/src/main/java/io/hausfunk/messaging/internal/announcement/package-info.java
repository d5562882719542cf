// SPDX-License-Identifier: Apache-2.0
/** Announcements: their life as entries, whom they concern by rule, and how far they reached. */
@NullMarked
package io.hausfunk.messaging.internal.announcement;

import org.jspecify.annotations.NullMarked;
