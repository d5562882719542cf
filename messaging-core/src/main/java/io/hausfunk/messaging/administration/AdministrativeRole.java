// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.administration;

/**
 * What somebody is to the administration of a tenant. A person may have several roles; none of them lets anybody read what others write. {@code
 * docs/administration.md} has the table of what each may do. Later versions may add some.
 */
public enum AdministrativeRole {
    /** Runs it: the directory, keys, service accounts, sessions. */
    ADMINISTRATOR,
    /** Looks at what was done: reads the audit log and proves it. */
    AUDITOR,
    /** Answers for privacy: reads the audit log. */
    DATA_PROTECTION_OFFICER,
    /** Represents the employees: checks that the audit log is whole, without reading about single people. */
    WORKS_COUNCIL,
    /** Helps single people: looks them up in the directory, ends their sessions. */
    HELP_DESK
}
