// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.hausfunk.messaging.tools.chatimport;

import org.jspecify.annotations.NullMarked;
