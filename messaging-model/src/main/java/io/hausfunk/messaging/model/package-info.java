// SPDX-License-Identifier: Apache-2.0
/** What the API and every SPI share: ids, kinds and roles. */
@NullMarked
package io.hausfunk.messaging.model;

import org.jspecify.annotations.NullMarked;
