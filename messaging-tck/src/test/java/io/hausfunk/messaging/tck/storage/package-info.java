// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.hausfunk.messaging.tck.storage;

import org.jspecify.annotations.NullMarked;
