// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.attachment.AttachmentSettings;
import io.hausfunk.messaging.content.FileContent;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.people.PeopleRefusedException;
import io.hausfunk.messaging.web.Visitor;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that a page may ask for, by name, and how it is answered. */
final class Requests {
    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);

    private final FrameCodec codec;
    private final AttachmentSettings files;
    private final Map<String, Request> byName = new HashMap<>();

    Requests(
            FrameCodec codec,
            EntryFrames entries,
            PeopleRequests people,
            NotificationRequests notifications,
            AttachmentSettings files) {
        this.codec = codec;
        this.files = files;
        byName.putAll(new MessageRequests(entries, codec).all());
        byName.putAll(new TimelineRequests(codec).all());
        byName.putAll(new ChangeRequests().all());
        byName.putAll(new ConversationRequests(new OverviewFrames(entries, codec), codec).all());
        byName.putAll(new ParticipantRequests(codec).all());
        byName.putAll(new AnnouncementRequests(codec).all());
        byName.putAll(new CardRequests(codec).all());
        byName.putAll(people.all());
        byName.putAll(notifications.all());
    }

    boolean knows(String name) {
        return byName.containsKey(name);
    }

    /** The answer to a request of a known name, as a frame. Never fails. */
    CompletionStage<String> answer(Session session, String name, long id, RequestFields fields) {
        CompletionStage<JsonObjectBuilder> asked;
        try {
            Request request = byName.get(name);
            if (request == null) {
                throw new NotAFrameException("no such request");
            }
            asked = request.ask(session, fields, codec.frame("ok").add("id", id));
        } catch (RuntimeException e) {
            asked = CompletableFuture.failedFuture(e);
        }
        return asked.handle((answer, trouble) -> trouble == null ? codec.write(answer) : refusal(id, trouble));
    }

    String refusal(long id, Throwable thrown) {
        Throwable trouble =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (trouble instanceof PeopleRefusedException refused) {
            return codec.write(codec.frame("error")
                    .add("id", id)
                    .add("code", refused.code().name())
                    .add("retryable", false)
                    .add("people", ids(refused)));
        }
        if (trouble instanceof MessagingException known) {
            String code = known.code().name();
            return known.retryAfter()
                    .map(wait -> waiting(id, code, wait))
                    .orElseGet(() -> write(id, code, known.retryable()));
        }
        if (trouble instanceof NotAFrameException || trouble instanceof IllegalArgumentException) {
            return write(id, "REQUEST_INVALID", false);
        }
        LOG.warn("A page's request failed: {}", trouble.getClass().getName());
        return write(id, "FAILED", true);
    }

    private JsonArrayBuilder ids(PeopleRefusedException refused) {
        JsonArrayBuilder ids = codec.json().createArrayBuilder();
        refused.people().forEach(user -> ids.add(user.value()));
        return ids;
    }

    String busy(long id, Duration retryAfter) {
        return waiting(id, ErrorCode.BUSY.name(), retryAfter);
    }

    private String waiting(long id, String code, Duration retryAfter) {
        return codec.write(codec.frame("error")
                .add("id", id)
                .add("code", code)
                .add("retryable", true)
                .add("retryAfter", Math.max(1, retryAfter.toMillis())));
    }

    /** The answer to {@code v1/self}. */
    String self(Visitor visitor, String ticket) {
        JsonArrayBuilder types = codec.json().createArrayBuilder();
        files.types().stream().sorted().forEach(types::add);
        return codec.write(codec.json()
                .createObjectBuilder()
                .add("user", visitor.user().value())
                .add("language", visitor.language().toLanguageTag())
                .add("ticket", ticket)
                .add("protocol", Gateway.PROTOCOL)
                .add("maxTextBytes", 16_384)
                .add("maxFileBytes", files.maxBytes())
                .add("maxFiles", FileContent.MAX_FILES)
                .add("types", types));
    }

    private String write(long id, String code, boolean retryable) {
        return codec.write(codec.frame("error").add("id", id).add("code", code).add("retryable", retryable));
    }
}
