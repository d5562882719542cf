// SPDX-License-Identifier: Apache-2.0
package com.example.host;

import io.hausfunk.messaging.directory.Authentication;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The host's own users; a real host keeps password hashes in a table. */
final class StaffDirectory implements Directory {
    private final Map<UserId, String> passwords = Map.of(UserId.of("anna"), "anna's", UserId.of("ben"), "ben's");

    @Override
    public Optional<DirectoryPerson> find(TenantId tenant, UserId user) {
        return Optional.of(user).filter(passwords::containsKey).map(id -> DirectoryPerson.of(id, "Mx " + id.value()));
    }

    @Override
    public Authentication authenticate(TenantId tenant, String loginName, char[] password) {
        UserId user = UserId.of(loginName);
        String right = passwords.get(user);
        return right != null && Arrays.equals(right.toCharArray(), password)
                ? new Authentication.Authenticated(user)
                : new Authentication.Rejected();
    }
}
