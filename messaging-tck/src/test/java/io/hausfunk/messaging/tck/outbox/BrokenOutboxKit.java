// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.outbox;

import io.hausfunk.messaging.tck.KitRun;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The kit as the author of a broken outbox would run it. Found by {@link BrokenOutboxesTest} only. */
class BrokenOutboxKit extends OutboxContract {
    @RegisterExtension
    private final Chosen chosen = new Chosen();

    @Override
    protected OutboxHarness newHarness() {
        return new MemoryOutbox(OutboxFault.valueOf(chosen.fault));
    }

    /** Which fault a run is about. */
    private static final class Chosen implements BeforeEachCallback {
        private String fault = "";

        @Override
        public void beforeEach(ExtensionContext context) {
            fault = context.getConfigurationParameter(KitRun.FAULT).orElseThrow();
        }
    }
}
