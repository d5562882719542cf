// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.assembly;

import io.hausfunk.messaging.Health;
import io.hausfunk.messaging.internal.administration.Administered;
import io.hausfunk.messaging.internal.administration.AdministrativeActs;
import io.hausfunk.messaging.internal.administration.Administrators;
import io.hausfunk.messaging.internal.administration.Roles;
import io.hausfunk.messaging.internal.audit.AuditKeeper;
import io.hausfunk.messaging.internal.concurrent.Calls;
import io.hausfunk.messaging.internal.crypto.Keyring;
import io.hausfunk.messaging.internal.directory.DirectoryMirrors;
import io.hausfunk.messaging.internal.people.Identities;
import io.hausfunk.messaging.internal.session.SessionEnding;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The parts for those who administer. */
record AdministrationParts(Sources sources, AuditKeeper audit, SessionEnding sessions) {
    /**
     * What others made.
     *
     * @param mirrors null without a directory
     */
    record Sources(
            EngineSettings settings,
            Keyring keyring,
            Calls calls,
            Identities identities,
            @Nullable DirectoryMirrors mirrors) {}

    Administrators of(Administered parts, Supplier<Health> health) {
        EngineSettings settings = sources.settings();
        Roles roles = new Roles(settings.following().administration(), sources.calls(), sources.mirrors());
        AdministrativeActs acts = new AdministrativeActs(
                sources.calls(),
                sources.identities(),
                audit.writer(),
                roles,
                settings.options().nanoTime()::getAsLong);
        return new Administrators(acts, parts, audit, sessions, health);
    }
}
