// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.access;

import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.Objects;

/**
 * A question to the host. {@code toString} hides person and subject.
 *
 * @param tenant the person's tenant
 * @param user who wants to
 * @param subject the host's object, such as {@code order:4711}
 * @param action do what
 */
public record AccessQuestion(TenantId tenant, UserId user, String subject, Action action) {
    /** Refuses null. */
    public AccessQuestion {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(action, "action");
    }

    /** What somebody wants to do. */
    public enum Action {
        /** See what is and was said, or join. */
        READ,
        /** Say something, or change the conversation. */
        WRITE
    }

    @Override
    public String toString() {
        return "AccessQuestion[" + tenant + " " + action + "]";
    }
}
