// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

/**
 * What an entry says. Hosts implement it for content of their own and register the class with a {@link ContentType}.
 *
 * <p>The kinds that come with the engine are immutable, compare by value, and hide what they hold in {@code toString}. They have factories
 * instead of constructors, so that they can grow.
 */
public interface Content {}
