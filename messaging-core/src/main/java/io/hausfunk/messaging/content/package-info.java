// SPDX-License-Identifier: Apache-2.0
/**
 * What entries say: the kinds that come with the engine, and {@link io.hausfunk.messaging.content.ContentType} for those of a host. The set is
 * open: a {@code switch} over {@link io.hausfunk.messaging.content.Content} needs a default branch.
 */
@NullMarked
package io.hausfunk.messaging.content;

import org.jspecify.annotations.NullMarked;
