// SPDX-License-Identifier: Apache-2.0
/** Configures an engine, and the chat on a page, in a Spring Boot application. */
@NullMarked
package io.hausfunk.messaging.spring;

import org.jspecify.annotations.NullMarked;
