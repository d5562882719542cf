// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import static java.util.Objects.requireNonNull;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.ConversationCreated;
import io.hausfunk.messaging.content.ConversationRenamed;
import io.hausfunk.messaging.content.GroupFollowed;
import io.hausfunk.messaging.content.MessagePinned;
import io.hausfunk.messaging.content.MessageRedacted;
import io.hausfunk.messaging.content.MessageRetracted;
import io.hausfunk.messaging.content.MessageUnpinned;
import io.hausfunk.messaging.content.MessagesExpired;
import io.hausfunk.messaging.content.PeopleAdded;
import io.hausfunk.messaging.content.PersonBanned;
import io.hausfunk.messaging.content.PersonJoined;
import io.hausfunk.messaging.content.PersonLeft;
import io.hausfunk.messaging.content.PersonRemoved;
import io.hausfunk.messaging.content.PersonUnbanned;
import io.hausfunk.messaging.content.PollClosed;
import io.hausfunk.messaging.content.PollVoted;
import io.hausfunk.messaging.content.ReactionAdded;
import io.hausfunk.messaging.content.ReactionWithdrawn;
import io.hausfunk.messaging.content.RoleChanged;
import io.hausfunk.messaging.content.TimeToLiveChanged;
import io.hausfunk.messaging.internal.codec.ContentFormat.Origin;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The types that come with the engine. A new one is a class of content and an entry in this list. */
final class EngineFormats {
    private final JsonMapping json;

    EngineFormats(JsonMapping json) {
        this.json = json;
    }

    List<ContentFormat<?>> all() {
        return List.of(
                TextFormat.FORMAT,
                format(
                        "hausfunk.created",
                        ConversationCreated.class,
                        (content, wire) -> {
                            wire.kind = content.kind().code();
                            wire.title = content.title().orElse(null);
                            wire.people = values(content.people());
                        },
                        wire -> ConversationCreated.of(
                                ConversationKind.of(requireNonNull(wire.kind)),
                                Optional.ofNullable(wire.title),
                                people(wire.people))),
                format(
                        "hausfunk.invited",
                        PeopleAdded.class,
                        (content, wire) -> {
                            wire.people = values(content.people());
                            wire.role = content.role().code();
                        },
                        wire -> PeopleAdded.of(people(wire.people), role(wire))),
                format(
                        "hausfunk.followed",
                        GroupFollowed.class,
                        (content, wire) -> {
                            wire.people = values(content.came());
                            wire.went = values(content.went());
                        },
                        wire -> GroupFollowed.of(people(wire.people), people(wire.went))),
                format("hausfunk.joined", PersonJoined.class, (content, wire) -> {}, wire -> PersonJoined.of()),
                format("hausfunk.left", PersonLeft.class, (content, wire) -> {}, wire -> PersonLeft.of()),
                format(
                        "hausfunk.removed",
                        PersonRemoved.class,
                        (content, wire) -> wire.people = values(List.of(content.person())),
                        wire -> PersonRemoved.of(people(wire.people).get(0))),
                format(
                        "hausfunk.banned",
                        PersonBanned.class,
                        (content, wire) -> wire.people = values(List.of(content.person())),
                        wire -> PersonBanned.of(people(wire.people).get(0))),
                format(
                        "hausfunk.unbanned",
                        PersonUnbanned.class,
                        (content, wire) -> wire.people = values(List.of(content.person())),
                        wire -> PersonUnbanned.of(people(wire.people).get(0))),
                format(
                        "hausfunk.role",
                        RoleChanged.class,
                        (content, wire) -> {
                            wire.people = values(List.of(content.person()));
                            wire.role = content.role().code();
                        },
                        wire -> RoleChanged.of(people(wire.people).get(0), role(wire))),
                format(
                        "hausfunk.renamed",
                        ConversationRenamed.class,
                        (content, wire) -> wire.title = content.title(),
                        wire -> ConversationRenamed.of(requireNonNull(wire.title))),
                format(
                        "hausfunk.retracted",
                        MessageRetracted.class,
                        (content, wire) -> wire.target = content.target(),
                        wire -> MessageRetracted.of(target(wire))),
                format(
                        "hausfunk.redacted",
                        MessageRedacted.class,
                        (content, wire) -> {
                            wire.target = content.target();
                            wire.reason = content.reason();
                        },
                        wire -> MessageRedacted.of(target(wire), requireNonNull(wire.reason))),
                format(
                        "hausfunk.expired",
                        MessagesExpired.class,
                        (content, wire) -> wire.targets = content.targets(),
                        wire -> MessagesExpired.of(requireNonNull(wire.targets))),
                format(
                        "hausfunk.reacted",
                        ReactionAdded.class,
                        (content, wire) -> {
                            wire.target = content.target();
                            wire.reaction = content.reaction();
                            wire.earlier = content.earlier();
                        },
                        wire -> ReactionAdded.of(
                                target(wire), requireNonNull(wire.reaction), requireNonNull(wire.earlier))),
                format(
                        "hausfunk.withdrawn",
                        ReactionWithdrawn.class,
                        (content, wire) -> {
                            wire.target = content.target();
                            wire.reaction = content.reaction();
                            wire.earlier = content.earlier();
                        },
                        wire -> ReactionWithdrawn.of(
                                target(wire), requireNonNull(wire.reaction), requireNonNull(wire.earlier))),
                format(
                        "hausfunk.pinned",
                        MessagePinned.class,
                        (content, wire) -> wire.target = content.target(),
                        wire -> MessagePinned.of(target(wire))),
                format(
                        "hausfunk.unpinned",
                        MessageUnpinned.class,
                        (content, wire) -> wire.target = content.target(),
                        wire -> MessageUnpinned.of(target(wire))),
                format(
                        "hausfunk.voted",
                        PollVoted.class,
                        (content, wire) -> {
                            wire.target = content.target();
                            wire.options = content.options().stream().sorted().toList();
                            wire.earlier = List.copyOf(content.earlier().keySet());
                            wire.former = content.earlier().values().stream()
                                    .map(options -> options.stream().sorted().toList())
                                    .toList();
                        },
                        wire -> PollVoted.of(target(wire), Set.copyOf(requireNonNull(wire.options)), earlier(wire))),
                format(
                        "hausfunk.time-to-live",
                        TimeToLiveChanged.class,
                        (content, wire) -> wire.millis =
                                content.timeToLive().map(Duration::toMillis).orElse(null),
                        wire -> TimeToLiveChanged.of(
                                Optional.ofNullable(wire.millis).map(Duration::ofMillis))),
                format(
                        "hausfunk.poll-closed",
                        PollClosed.class,
                        (content, wire) -> wire.target = content.target(),
                        wire -> PollClosed.of(target(wire))));
    }

    private static Map<Long, Set<Integer>> earlier(WireContent wire) {
        Map<Long, Set<Integer>> earlier = new TreeMap<>();
        List<Long> numbers = requireNonNull(wire.earlier);
        for (int i = 0; i < numbers.size(); i++) {
            earlier.put(numbers.get(i), Set.copyOf(requireNonNull(wire.former).get(i)));
        }
        return earlier;
    }

    private static long target(WireContent wire) {
        return requireNonNull(wire.target);
    }

    private <T extends Content> ContentFormat<T> format(
            String name, Class<T> type, BiConsumer<T, WireContent> writer, Function<WireContent, T> reader) {
        return new ContentFormat<>(
                name,
                1,
                type,
                Origin.ENGINE,
                content -> {
                    WireContent wire = new WireContent();
                    writer.accept(content, wire);
                    return json.write(wire, WireContent.class);
                },
                bytes -> reader.apply(json.read(bytes, WireContent.class)));
    }

    private static List<String> values(List<UserId> people) {
        return people.stream().map(UserId::value).toList();
    }

    private static List<UserId> people(@Nullable List<String> values) {
        return requireNonNull(values).stream().map(UserId::of).toList();
    }

    private static Role role(WireContent wire) {
        return Role.of(requireNonNull(wire.role));
    }
}
