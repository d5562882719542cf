// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something that is to be done once it is due. */
public final class Task {
    private static final int MAX_PAYLOAD = 64 * 1024;

    private final TenantId tenant;
    private final TaskName name;
    private final TaskKind kind;
    private final Instant due;
    private final SealedBytes payload;
    private final @Nullable ConversationId conversation;

    private Task(
            TenantId tenant,
            TaskName name,
            TaskKind kind,
            Instant due,
            SealedBytes payload,
            @Nullable ConversationId conversation) {
        this.tenant = tenant;
        this.name = name;
        this.kind = kind;
        this.due = due;
        this.payload = payload;
        this.conversation = conversation;
    }

    /**
     * A task that belongs to no conversation. Refuses a payload of another length and another time with {@link IllegalArgumentException}.
     *
     * @param tenant whose
     * @param name unique within the tenant
     * @param kind what is to be done
     * @param due not before this time, which is from 1970 to the year 9999; kept to the millisecond, the rest is cut off
     * @param payload what it needs to know, sealed; up to 64 KiB, also nothing
     */
    public static Task of(TenantId tenant, TaskName name, TaskKind kind, Instant due, SealedBytes payload) {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        if (payload.length() > MAX_PAYLOAD) {
            throw new IllegalArgumentException("a task's payload has up to 64 KiB");
        }
        return new Task(tenant, name, kind, Moments.checked(due), payload, null);
    }

    /** The same task, belonging to a conversation of its tenant. */
    public Task in(ConversationId belongsTo) {
        return new Task(tenant, name, kind, due, payload, Objects.requireNonNull(belongsTo, "conversation"));
    }

    /** The same task at another time; refuses it as {@link #of} does. */
    public Task at(Instant newDue) {
        return new Task(tenant, name, kind, Moments.checked(newDue), payload, conversation);
    }

    /** Whose it is. */
    public TenantId tenant() {
        return tenant;
    }

    /** Unique within the tenant. */
    public TaskName name() {
        return name;
    }

    /** What is to be done. */
    public TaskKind kind() {
        return kind;
    }

    /** Not before this time. */
    public Instant due() {
        return due;
    }

    /** What it needs to know. */
    public SealedBytes payload() {
        return payload;
    }

    /** The conversation that it belongs to, or null. */
    public @Nullable ConversationId conversation() {
        return conversation;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Task that
                && tenant.equals(that.tenant)
                && name.equals(that.name)
                && kind.equals(that.kind)
                && due.equals(that.due)
                && payload.equals(that.payload)
                && Objects.equals(conversation, that.conversation);
    }

    @Override
    public int hashCode() {
        return Objects.hash(tenant, name);
    }

    @Override
    public String toString() {
        return "Task[" + tenant + ", " + name.value() + ", " + kind + ", " + due + "]";
    }
}
