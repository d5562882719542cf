// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.EntryPage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Words that make tests short. */
final class TestCalls {
    private static final long PATIENCE_SECONDS = 60;

    private TestCalls() {}

    /** The value of a stage, or its error as it is. */
    static <T> T done(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("no answer in time", e);
        }
    }

    /** Checks that a call is refused with one of these codes, at once or by its stage. */
    static void refused(ThrowingCallable call, ErrorCode... codes) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        MessagingException.class,
                        error -> assertThat(error.code()).isIn((Object[]) codes));
    }

    /** All that can be read, from the first number on. */
    static List<Entry> all(Conversation conversation) {
        List<Entry> entries = new ArrayList<>();
        EntryPage page;
        do {
            long after = entries.isEmpty() ? 0 : entries.get(entries.size() - 1).sequence();
            page = done(conversation.readAfter(after, 500));
            entries.addAll(page.entries());
        } while (page.more());
        return entries;
    }

    /** What an entry says, if it is a message. */
    static String text(Entry entry) {
        return text(entry.content());
    }

    /** What is said, if it is a text. */
    static String text(Content content) {
        return content instanceof TextContent text
                ? text.text()
                : content.getClass().getSimpleName();
    }
}
