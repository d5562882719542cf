// SPDX-License-Identifier: Apache-2.0
/** Which source files a call passes through. */
@NullMarked
package io.hausfunk.messaging.benchmarks.path;

import org.jspecify.annotations.NullMarked;
