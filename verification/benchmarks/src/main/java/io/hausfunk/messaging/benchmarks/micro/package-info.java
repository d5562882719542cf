// SPDX-License-Identifier: Apache-2.0
/** Small parts of the engine, one at a time. */
@NullMarked
package io.hausfunk.messaging.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
