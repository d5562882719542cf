// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.outbox;

class MemoryOutboxContractTest extends OutboxContract {
    @Override
    protected OutboxHarness newHarness() {
        return new MemoryOutbox();
    }
}
