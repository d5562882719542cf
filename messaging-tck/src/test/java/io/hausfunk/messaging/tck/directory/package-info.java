// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.hausfunk.messaging.tck.directory;

import org.jspecify.annotations.NullMarked;
