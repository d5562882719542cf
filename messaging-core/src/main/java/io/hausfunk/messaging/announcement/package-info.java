// SPDX-License-Identifier: Apache-2.0
/** Announcements: what is told to an audience, acknowledged, and counted without spying on anyone. */
@NullMarked
package io.hausfunk.messaging.announcement;

import org.jspecify.annotations.NullMarked;
