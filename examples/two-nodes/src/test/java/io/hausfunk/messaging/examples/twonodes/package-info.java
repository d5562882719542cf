// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.hausfunk.messaging.examples.twonodes;

import org.jspecify.annotations.NullMarked;
