// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.hausfunk.messaging.samples;

import org.jspecify.annotations.NullMarked;
