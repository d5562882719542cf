// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.mail;

import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.Objects;
import java.util.Optional;

/**
 * Knows where people get their mail. Implemented by the host, or {@link #of} a directory. Blocking; called on threads of the engine's own, several at
 * once.
 */
@FunctionalInterface
public interface MailAddresses {
    /**
     * The address of a person, such as {@code anna@example.com}. Empty for who has none: then no mail is sent, now or later, for what is unread now. What is
     * thrown is an outage: the engine asks again later.
     */
    Optional<String> addressOf(TenantId tenant, UserId user);

    /** The addresses that a directory has ({@link DirectoryPerson#mail}). */
    static MailAddresses of(Directory directory) {
        Objects.requireNonNull(directory, "directory");
        return (tenant, user) -> directory.find(tenant, user).flatMap(DirectoryPerson::mail);
    }
}
