// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.hausfunk.messaging.examples.machinemessages;

import org.jspecify.annotations.NullMarked;
