// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.hausfunk.messaging.mail;

import org.jspecify.annotations.NullMarked;
