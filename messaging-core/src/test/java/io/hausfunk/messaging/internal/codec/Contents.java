// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.ContentType;
import io.hausfunk.messaging.content.ConversationCreated;
import io.hausfunk.messaging.content.ConversationRenamed;
import io.hausfunk.messaging.content.GroupFollowed;
import io.hausfunk.messaging.content.PeopleAdded;
import io.hausfunk.messaging.content.PersonJoined;
import io.hausfunk.messaging.content.PersonLeft;
import io.hausfunk.messaging.content.PersonRemoved;
import io.hausfunk.messaging.content.RoleChanged;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import jakarta.json.bind.spi.JsonbProvider;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What tests write, with both implementations of JSON-B: a host may bring either, and change it. */
final class Contents {
    static final Instant AT = Instant.parse("2026-11-23T10:00:00.123Z");

    private Contents() {}

    static ContentCodec yasson(ContentType<?>... types) {
        return codec("org.eclipse.yasson.JsonBindingProvider", types);
    }

    static ContentCodec johnzon(ContentType<?>... types) {
        return codec("org.apache.johnzon.jsonb.JohnzonProvider", types);
    }

    private static ContentCodec codec(String provider, ContentType<?>... types) {
        return new ContentCodec(JsonbProvider.provider(provider).create().build(), List.of(types));
    }

    /** One or more of each type that people send, by name. */
    static Map<String, Draft> sent() {
        Map<String, Draft> drafts = new LinkedHashMap<>();
        drafts.put("text", Draft.text("x"));
        drafts.put(
                "text-reply",
                Draft.text("Gr\u00fc\u00dfe \u2028 \"\\/ \u0001\n\u001f \u007f \ud83d\ude00")
                        .replyingTo(7));
        drafts.put("approval", Draft.of(approval()));
        drafts.put("approval-reply", Draft.of(approval()).replyingTo(1L << 40));
        return drafts;
    }

    /** One or more of each type that the engine writes, by name. */
    static Map<String, Content> written() {
        Map<String, Content> contents = new LinkedHashMap<>();
        contents.put(
                "created-group",
                ConversationCreated.of(
                        ConversationKind.GROUP,
                        Optional.of("Eink\u00e4ufer"),
                        List.of(UserId.of("ben "), UserId.of("c"))));
        contents.put(
                "created-direct",
                ConversationCreated.of(ConversationKind.DIRECT, Optional.empty(), List.of(UserId.of("ben"))));
        contents.put("invited", PeopleAdded.of(List.of(UserId.of("a"), UserId.of("b")), Role.READER));
        contents.put("followed", GroupFollowed.of(List.of(UserId.of("a")), List.of(UserId.of("b"), UserId.of("c"))));
        contents.put("joined", PersonJoined.of());
        contents.put("left", PersonLeft.of());
        contents.put("removed", PersonRemoved.of(UserId.of("ben")));
        contents.put("role", RoleChanged.of(UserId.of("ben"), Role.OWNER));
        contents.put("renamed", ConversationRenamed.of("Vertrieb"));
        return contents;
    }

    static final ContentType<Approval> APPROVAL = ContentType.of("acme.approval", 2, Approval.class);

    static Approval approval() {
        Approval approval = new Approval();
        approval.zone = "\u00e4 \"quoted\"";
        approval.order = 9_007_199_254_740_993L;
        approval.amount = "1234567.50";
        approval.share = 0.1;
        approval.urgent = true;
        approval.lines = Map.of("b", 2, "a", 1, "\u20ac", 3, "\ud83d\ude00", 4);
        return approval;
    }

    /** A host's content, with values that implementations like to write each in a way of their own. */
    public static final class Approval implements Content {
        public String zone;
        public long order;
        public String amount;
        public double share;
        public boolean urgent;
        public String reason;
        public Map<String, Integer> lines;

        @Override
        public boolean equals(Object other) {
            return other instanceof Approval that
                    && Objects.equals(zone, that.zone)
                    && order == that.order
                    && Objects.equals(amount, that.amount)
                    && share == that.share
                    && urgent == that.urgent
                    && Objects.equals(reason, that.reason)
                    && Objects.equals(lines, that.lines);
        }

        @Override
        public int hashCode() {
            return Long.hashCode(order);
        }
    }
}
