// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.engine;

import io.hausfunk.messaging.UserId;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.error.ConfigurationException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.internal.access.Access;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.HostCall;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** From a user's id to the pseudonym that stores see. Blocks. */
final class PeopleFinder {
    private final Parts parts;

    PeopleFinder(Parts parts) {
        this.parts = parts;
    }

    PersonKey key(TenantId tenant, UserId user) {
        return parts.keyring().pseudonyms().person(tenant, user.value());
    }

    /** Somebody who signed in. */
    Actor actor(TenantId tenant, UserId user) {
        PersonKey key = key(tenant, user);
        parts.keyring().people().remember(tenant, Map.of(key, user.value()));
        return new Actor(tenant, user, key);
    }

    /** People who are to take part: in the directory, if there is one, and with keys of their own. */
    Map<PersonKey, UserId> require(TenantId tenant, Collection<UserId> users) {
        Map<PersonKey, UserId> found = new LinkedHashMap<>();
        Map<PersonKey, String> names = new LinkedHashMap<>();
        Directory directory = parts.directory();
        for (UserId user : users) {
            if (directory != null && asked(() -> directory.find(tenant, user))
                            .filter(person -> !person.account().suspended())
                            .isEmpty()) {
                throw Access.refused();
            }
            found.put(key(tenant, user), user);
            names.put(key(tenant, user), user.value());
        }
        if (!names.isEmpty()) {
            parts.keyring().people().remember(tenant, names);
        }
        return found;
    }

    /** Asks the directory; an exception is an outage. */
    static <T> T asked(Supplier<T> question) {
        return HostCall.ask("directory", ErrorCode.DIRECTORY_UNAVAILABLE, question);
    }

    Directory directory() {
        Directory directory = parts.directory();
        if (directory == null) {
            throw new ConfigurationException(ErrorCode.CONFIGURATION, "the engine has no directory to sign in through");
        }
        return directory;
    }
}
