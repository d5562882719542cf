// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.hausfunk.messaging.storage.memory;

import org.jspecify.annotations.NullMarked;
