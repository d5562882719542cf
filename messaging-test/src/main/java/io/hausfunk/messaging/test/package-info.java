// SPDX-License-Identifier: Apache-2.0
/**
 * For the tests of hosts: an engine in memory, a clock to move, a network between nodes of one JVM, and waiting without
 * sleeping. Begin with {@link io.hausfunk.messaging.test.TestMessaging}. It needs no test framework.
 */
@NullMarked
package io.hausfunk.messaging.test;

import org.jspecify.annotations.NullMarked;
