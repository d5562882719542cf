// SPDX-License-Identifier: Apache-2.0
/**
 * The contract kit for outboxes: extend {@link io.hausfunk.messaging.tck.outbox.OutboxContract} and give it an {@link
 * io.hausfunk.messaging.tck.outbox.OutboxHarness}. Each check names the words of the contract that it holds the outbox to.
 */
@NullMarked
package io.hausfunk.messaging.tck.outbox;

import org.jspecify.annotations.NullMarked;
