// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.administration;

import java.util.Set;

/**
 * What somebody may do as an administrator, as it is now.
 *
 * <p>The engine makes it. Later versions may add methods.
 */
public interface Permissions {
    /** Their roles. */
    Set<AdministrativeRole> roles();

    /** What these let them do, under the names of {@link AuditRecord#operation}, such as {@code keys.rotatePerson}. */
    Set<String> operations();
}
