// SPDX-License-Identifier: Apache-2.0
/** What a host implements to decide live who may read and write about its own objects. */
@NullMarked
package io.hausfunk.messaging.access;

import org.jspecify.annotations.NullMarked;
