// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directories.memory;

import io.hausfunk.messaging.directory.DirectoryPerson;
import java.util.Optional;

/** A person and their password hash. Without one, they cannot sign in. */
record MemoryAccount(DirectoryPerson person, Optional<PasswordHash> password) {
    boolean hasLogin(String loginName) {
        return person.loginName().equals(Optional.of(loginName));
    }

    @Override
    public String toString() {
        return "MemoryAccount[hidden]";
    }
}
