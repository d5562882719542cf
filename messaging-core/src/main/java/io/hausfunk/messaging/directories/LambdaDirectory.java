// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directories;

import io.hausfunk.messaging.directory.Authentication;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.Texts;
import io.hausfunk.messaging.model.UserId;
import java.util.Objects;
import java.util.Optional;

/** See {@link Directories#of}. */
final class LambdaDirectory implements Directory {
    /** 256 characters have no more. */
    private static final int MAX_NAME_BYTES = 768;

    private final Directories.Lookup lookup;
    private final Directories.Authenticator authenticator;

    LambdaDirectory(Directories.Lookup lookup, Directories.Authenticator authenticator) {
        this.lookup = Objects.requireNonNull(lookup, "lookup");
        this.authenticator = Objects.requireNonNull(authenticator, "authenticator");
    }

    @Override
    public Optional<DirectoryPerson> find(TenantId tenant, UserId user) {
        return lookup.find(tenant, user);
    }

    @Override
    public Authentication authenticate(TenantId tenant, String loginName, char[] password) {
        return Texts.isBlank(password) || !Texts.isIdentifier(loginName, MAX_NAME_BYTES)
                ? new Authentication.Rejected()
                : authenticator.authenticate(tenant, loginName, password);
    }
}
