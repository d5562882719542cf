// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.hausfunk.messaging.tck;

import org.jspecify.annotations.NullMarked;
