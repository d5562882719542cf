// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.machine;

import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.model.Texts;
import io.hausfunk.messaging.model.UserId;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A program of the company that sends messages: which types, to whom, and how fast. A new one may send nothing to nobody. Immutable; each
 * method answers with a copy.
 */
public final class ServiceAccount {
    /** The longest id. */
    public static final int MAX_ID = 64;

    /** The longest display name, in UTF-8 bytes. */
    public static final int MAX_NAME_BYTES = 128;

    /** The most people, and the most groups, that are named as its audience. */
    public static final int MAX_AUDIENCE = 1000;

    /** The highest rate. */
    public static final int MAX_PER_MINUTE = 60_000;

    /** What the ids begin with under which people see the messages of service accounts; no person has such an id. */
    private static final String PREFIX = "hausfunk:service:";

    private static final int USUAL_PER_MINUTE = 60;

    private final String id;
    private final String displayName;
    private final Set<MachineMessageType> types;
    private final Audience audience;
    private final int perMinute;
    private final boolean enabled;

    private record Audience(boolean everybody, Set<UserId> people, Set<GroupId> groups) {}

    private ServiceAccount(
            String id,
            String displayName,
            Set<MachineMessageType> types,
            Audience audience,
            int perMinute,
            boolean enabled) {
        this.id = id;
        this.displayName = displayName;
        this.types = types;
        this.audience = audience;
        this.perMinute = perMinute;
        this.enabled = enabled;
    }

    /**
     * An enabled account with 60 messages a minute that may send nothing yet.
     *
     * @param id 1 to {@value #MAX_ID} of a-z, 0-9, dot and hyphen, the first a letter or digit; {@code IDENTIFIER_INVALID} otherwise
     * @param displayName what people are shown, 1 to {@value #MAX_NAME_BYTES} UTF-8 bytes; refused as texts are
     */
    public static ServiceAccount of(String id, String displayName) {
        if (!isId(id)) {
            throw new InvalidInputException(
                    ErrorCode.IDENTIFIER_INVALID,
                    "a service account's id has 1 to " + MAX_ID
                            + " of a-z, 0-9, dot and hyphen, and begins with a letter or digit");
        }
        Texts.requireText(displayName, MAX_NAME_BYTES);
        return new ServiceAccount(
                id, displayName, Set.of(), new Audience(false, Set.of(), Set.of()), USUAL_PER_MINUTE, true);
    }

    /** Whether this can be the id of a service account. */
    public static boolean isId(@Nullable String id) {
        return id != null && id.matches("[a-z0-9][a-z0-9.-]{0," + (MAX_ID - 1) + "}");
    }

    /** The same, named otherwise. */
    public ServiceAccount named(String newName) {
        Texts.requireText(newName, MAX_NAME_BYTES);
        return new ServiceAccount(id, newName, types, audience, perMinute, enabled);
    }

    /** The same, which may send exactly these types. */
    public ServiceAccount sending(MachineMessageType... newTypes) {
        Set<MachineMessageType> all = EnumSet.noneOf(MachineMessageType.class);
        all.addAll(Arrays.asList(newTypes));
        return new ServiceAccount(id, displayName, Set.copyOf(all), audience, perMinute, enabled);
    }

    /** The same, which may write to everybody of the tenant. */
    public ServiceAccount toEverybody() {
        return with(new Audience(true, Set.of(), Set.of()));
    }

    /** The same, which may write to these people, and to the members of the groups that it has. {@code ARGUMENT_OUT_OF_RANGE} for too many. */
    public ServiceAccount toPeople(Collection<UserId> people) {
        return with(new Audience(false, bounded(people), audience.groups()));
    }

    /**
     * The same, which may write to the members of these groups of the directory, nested ones included, and to the people that it has. {@code
     * ARGUMENT_OUT_OF_RANGE} for too many. Without a directory nobody belongs to a group.
     */
    public ServiceAccount toGroups(Collection<GroupId> groups) {
        return with(new Audience(false, audience.people(), bounded(groups)));
    }

    private ServiceAccount with(Audience newAudience) {
        return new ServiceAccount(id, displayName, types, newAudience, perMinute, enabled);
    }

    private static <T> Set<T> bounded(Collection<T> many) {
        if (many.stream().anyMatch(Objects::isNull)) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_MISSING, "one of the audience is null");
        }
        if (many.size() > MAX_AUDIENCE) {
            throw new InvalidInputException(
                    ErrorCode.ARGUMENT_OUT_OF_RANGE, "an audience names at most " + MAX_AUDIENCE + "; use groups");
        }
        return Set.copyOf(new HashSet<>(many));
    }

    /**
     * The same with another rate: so many messages at once, and as many more with each minute that passes, on each node. 1 to {@value
     * #MAX_PER_MINUTE}; {@code ARGUMENT_OUT_OF_RANGE} otherwise.
     */
    public ServiceAccount perMinute(int messages) {
        if (messages < 1 || messages > MAX_PER_MINUTE) {
            throw new InvalidInputException(
                    ErrorCode.ARGUMENT_OUT_OF_RANGE, "a rate is 1 to " + MAX_PER_MINUTE + " messages a minute");
        }
        return new ServiceAccount(id, displayName, types, audience, messages, enabled);
    }

    /** The same, enabled or not: one that is not can do nothing. */
    public ServiceAccount enabled(boolean newEnabled) {
        return new ServiceAccount(id, displayName, types, audience, perMinute, newEnabled);
    }

    /** Its id in the tenant. */
    public String id() {
        return id;
    }

    /** As whom people see it: as the author of its messages, and as the other side of a direct conversation. */
    public UserId user() {
        return UserId.of(PREFIX + id);
    }

    /** What people are shown. */
    public String displayName() {
        return displayName;
    }

    /** What it may send. */
    public Set<MachineMessageType> types() {
        return types;
    }

    /** Whether it may write to everybody. */
    public boolean everybody() {
        return audience.everybody();
    }

    /** The people to whom it may write. */
    public Set<UserId> people() {
        return audience.people();
    }

    /** The groups to whose members it may write. */
    public Set<GroupId> groups() {
        return audience.groups();
    }

    /** Its rate. */
    public int perMinute() {
        return perMinute;
    }

    /** Whether it may be used. */
    public boolean enabled() {
        return enabled;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ServiceAccount that
                && id.equals(that.id)
                && displayName.equals(that.displayName)
                && types.equals(that.types)
                && audience.equals(that.audience)
                && perMinute == that.perMinute
                && enabled == that.enabled;
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "ServiceAccount[" + id + (enabled ? "" : ", disabled") + "]";
    }
}
