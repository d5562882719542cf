// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.directory;

import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.Optional;

/** Who belongs to which group at the moment, as far as their accounts may be used. */
@FunctionalInterface
public interface Belonging {
    /** Those of a group, directly or through others; empty if there is no such group: then nobody knows who should go. */
    Optional<List<UserId>> members(GroupId group);
}
