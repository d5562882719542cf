// SPDX-License-Identifier: Apache-2.0
/** The words that the public API and the stores share: ids, kinds and roles. No type here can hold a person's name. */
@NullMarked
package io.hausfunk.messaging.model;

import org.jspecify.annotations.NullMarked;
