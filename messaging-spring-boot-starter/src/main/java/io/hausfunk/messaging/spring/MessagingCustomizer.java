// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.spring;

import io.hausfunk.messaging.MessagingBuilder;

/** A bean that sets what has no property, before the engine starts. Called in the order of the beans. */
@FunctionalInterface
public interface MessagingCustomizer {
    /** Changes settings; never starts the engine. */
    void customize(MessagingBuilder builder);
}
