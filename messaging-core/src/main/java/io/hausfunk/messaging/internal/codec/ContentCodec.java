// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import io.hausfunk.messaging.EntryContent;
import io.hausfunk.messaging.EntryContent.Created;
import io.hausfunk.messaging.EntryContent.Followed;
import io.hausfunk.messaging.EntryContent.Invited;
import io.hausfunk.messaging.EntryContent.Joined;
import io.hausfunk.messaging.EntryContent.Left;
import io.hausfunk.messaging.EntryContent.Removed;
import io.hausfunk.messaging.EntryContent.Renamed;
import io.hausfunk.messaging.EntryContent.RoleChanged;
import io.hausfunk.messaging.EntryContent.Text;
import io.hausfunk.messaging.EntryContent.Unreadable;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.internal.codec.Terms.Following;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Content to bytes and back. What is read was sealed by an engine of the same key, so it is trusted in form; what a newer
 * engine wrote and this one does not know is {@link Unreadable}.
 */
public final class ContentCodec implements AutoCloseable {
    private final Jsonb jsonb;

    /** Uses this instance, which must be thread-safe as JSON-B demands. */
    public ContentCodec(Jsonb jsonb) {
        this.jsonb = jsonb;
    }

    /** Uses the JSON-B implementation on the class path. */
    public static ContentCodec create() {
        return new ContentCodec(JsonbBuilder.create());
    }

    /** The bytes to be sealed. */
    public byte[] encode(EntryContent content, Instant at) {
        return json(wire(content, at.toEpochMilli()));
    }

    /** What the bytes say. */
    public TimedContent decode(byte[] bytes) {
        try {
            WireContent wire = jsonb.fromJson(new String(bytes, StandardCharsets.UTF_8), WireContent.class);
            EntryContent content = wire.v == WireContent.VERSION ? content(wire) : new Unreadable();
            return new TimedContent(content, Instant.ofEpochMilli(wire.at));
        } catch (RuntimeException e) {
            // Sealed by us, yet not in a form that we know: shown as an entry that does not open.
            return new TimedContent(new Unreadable(), Instant.EPOCH);
        }
    }

    /** The bytes of a profile. */
    public byte[] encode(Profile profile) {
        WireProfile wire = new WireProfile();
        wire.v = WireContent.VERSION;
        wire.title = profile.title().orElse(null);
        wire.subject = profile.terms().subject().orElse(null);
        profile.terms().following().ifPresent(following -> {
            wire.group = following.group().value();
            wire.role = following.role().code();
            wire.historyKept = following.historyKept();
        });
        return json(wire);
    }

    /** The profile in these bytes; throws {@link RuntimeException} if there is none. */
    public Profile decodeProfile(byte[] bytes) {
        WireProfile wire = jsonb.fromJson(new String(bytes, StandardCharsets.UTF_8), WireProfile.class);
        Optional<Following> following = Optional.ofNullable(wire.group)
                .map(group -> new Following(
                        GroupId.of(group),
                        Role.of(Objects.requireNonNull(wire.role)),
                        Boolean.TRUE.equals(wire.historyKept)));
        return new Profile(Optional.ofNullable(wire.title), new Terms(Optional.ofNullable(wire.subject), following));
    }

    @Override
    public void close() {
        try {
            jsonb.close();
        } catch (Exception e) {
            throw new IllegalStateException("JSON-B did not close", e);
        }
    }

    private byte[] json(Object wire) {
        return jsonb.toJson(wire).getBytes(StandardCharsets.UTF_8);
    }

    private static WireContent wire(EntryContent content, long at) {
        if (content instanceof Text text) {
            WireContent wire = new WireContent("text", at);
            wire.text = text.text();
            wire.replyTo = text.replyTo().isPresent() ? text.replyTo().getAsLong() : null;
            return wire;
        }
        if (content instanceof Created created) {
            WireContent wire = new WireContent("created", at);
            wire.kind = created.kind().code();
            wire.title = created.title().orElse(null);
            wire.people = values(created.people());
            return wire;
        }
        if (content instanceof Invited invited) {
            return concerning("invited", at, invited.people(), invited.role());
        }
        if (content instanceof Removed removed) {
            return concerning("removed", at, List.of(removed.person()), null);
        }
        if (content instanceof RoleChanged changed) {
            return concerning("role", at, List.of(changed.person()), changed.role());
        }
        if (content instanceof Renamed renamed) {
            WireContent wire = new WireContent("renamed", at);
            wire.title = renamed.title();
            return wire;
        }
        if (content instanceof Followed followed) {
            WireContent wire = concerning("followed", at, followed.came(), null);
            wire.went = values(followed.went());
            return wire;
        }
        if (content instanceof Joined) {
            return new WireContent("joined", at);
        }
        if (content instanceof Left) {
            return new WireContent("left", at);
        }
        throw new IllegalArgumentException("content that cannot be sent");
    }

    private static WireContent concerning(String type, long at, List<UserId> people, @Nullable Role role) {
        WireContent wire = new WireContent(type, at);
        wire.people = values(people);
        wire.role = role == null ? null : role.code();
        return wire;
    }

    private static EntryContent content(WireContent wire) {
        return switch (Objects.requireNonNull(wire.type)) {
            case "text" ->
                new Text(
                        Objects.requireNonNull(wire.text),
                        wire.replyTo == null ? OptionalLong.empty() : OptionalLong.of(wire.replyTo));
            case "created" ->
                new Created(
                        ConversationKind.of(Objects.requireNonNull(wire.kind)),
                        Optional.ofNullable(wire.title),
                        people(wire.people));
            case "invited" -> new Invited(people(wire.people), role(wire));
            case "removed" -> new Removed(people(wire.people).get(0));
            case "role" -> new RoleChanged(people(wire.people).get(0), role(wire));
            case "renamed" -> new Renamed(Objects.requireNonNull(wire.title));
            case "followed" -> new Followed(people(wire.people), people(wire.went));
            case "joined" -> new Joined();
            case "left" -> new Left();
            default -> new Unreadable();
        };
    }

    private static List<String> values(List<UserId> people) {
        return people.stream().map(UserId::value).toList();
    }

    private static List<UserId> people(@Nullable List<String> values) {
        return Objects.requireNonNull(values).stream().map(UserId::of).toList();
    }

    private static Role role(WireContent wire) {
        return Role.of(Objects.requireNonNull(wire.role));
    }
}
