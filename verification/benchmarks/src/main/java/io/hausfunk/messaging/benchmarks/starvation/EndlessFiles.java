// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.starvation;

import io.hausfunk.messaging.attachment.NewAttachment;
import io.hausfunk.messaging.conversation.Conversation;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;

/** As many uploads as each of some people may have, over networks that say nothing. */
final class EndlessFiles implements Attack {
    private static final int OF_A_PERSON = 4;

    private final List<Conversation> conversations;
    private final CountDownLatch end = new CountDownLatch(1);
    private final LongAdder begun = new LongAdder();

    /** One conversation of each of them. */
    EndlessFiles(List<Conversation> conversations) {
        this.conversations = conversations;
    }

    @Override
    public void start() {
        for (Conversation own : conversations) {
            for (int i = 0; i < OF_A_PERSON; i++) {
                var unused = own.attachments().upload(NewAttachment.unnamed(), new SilentNetwork());
            }
        }
    }

    @SuppressWarnings("InputStreamSlowMultibyteRead") // it has no byte
    private final class SilentNetwork extends InputStream {
        @Override
        public int read() throws IOException {
            begun.increment();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            throw new IOException("cut off");
        }
    }

    @Override
    public String told() {
        return begun.sum() + " of " + OF_A_PERSON * conversations.size() + " under way";
    }

    @Override
    public void close() {
        end.countDown();
    }
}
