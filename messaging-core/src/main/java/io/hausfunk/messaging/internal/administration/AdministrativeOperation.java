// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.administration;

import static io.hausfunk.messaging.administration.AdministrativeRole.ADMINISTRATOR;
import static io.hausfunk.messaging.administration.AdministrativeRole.AUDITOR;
import static io.hausfunk.messaging.administration.AdministrativeRole.DATA_PROTECTION_OFFICER;
import static io.hausfunk.messaging.administration.AdministrativeRole.HELP_DESK;
import static io.hausfunk.messaging.administration.AdministrativeRole.WORKS_COUNCIL;

import io.hausfunk.messaging.administration.AdministrativeRole;
import java.util.Collections;
import java.util.Set;

/** Everything that administrators do, and which roles may do it. */
enum AdministrativeOperation {
    STATUS_HEALTH("status.health", Concern.NOBODY, ADMINISTRATOR, AUDITOR, HELP_DESK),
    DIRECTORY_PREVIEW("directory.preview", Concern.NOBODY, ADMINISTRATOR),
    DIRECTORY_SYNCHRONISE("directory.synchronise", Concern.NOBODY, ADMINISTRATOR),
    DIRECTORY_APPROVE("directory.approve", Concern.NOBODY, ADMINISTRATOR),
    DIRECTORY_BIND("directory.bind", Concern.NOBODY, ADMINISTRATOR),
    DIRECTORY_REFRESH("directory.refresh", Concern.PERSON, ADMINISTRATOR, HELP_DESK),
    DIRECTORY_GROUPS_OF("directory.groupsOf", Concern.PERSON, ADMINISTRATOR, HELP_DESK),
    DELIVERY_EXPLAIN("delivery.explain", Concern.PERSON, ADMINISTRATOR, HELP_DESK),
    SESSIONS_END("sessions.end", Concern.PERSON, ADMINISTRATOR, HELP_DESK),
    KEYS_ROTATE_TENANT("keys.rotateTenant", Concern.NOBODY, ADMINISTRATOR),
    KEYS_ROTATE_CONVERSATION("keys.rotateConversation", Concern.NOBODY, ADMINISTRATOR),
    KEYS_ROTATE_PERSON("keys.rotatePerson", Concern.PERSON, ADMINISTRATOR),
    KEYS_ROTATE_DATA("keys.rotateData", Concern.PERSON, ADMINISTRATOR),
    SERVICES_CREATE("services.create", Concern.NOBODY, ADMINISTRATOR),
    SERVICES_CHANGE("services.change", Concern.NOBODY, ADMINISTRATOR),
    SERVICES_RENEW_KEY("services.renewKey", Concern.NOBODY, ADMINISTRATOR),
    SERVICES_LIST("services.list", Concern.NOBODY, ADMINISTRATOR, AUDITOR, DATA_PROTECTION_OFFICER),
    AUDIT_READ("audit.read", Concern.NOBODY, AUDITOR, DATA_PROTECTION_OFFICER),
    AUDIT_EXPORT("audit.export", Concern.NOBODY, AUDITOR, DATA_PROTECTION_OFFICER),
    AUDIT_VERIFY("audit.verify", Concern.NOBODY, ADMINISTRATOR, AUDITOR, DATA_PROTECTION_OFFICER, WORKS_COUNCIL),
    AUDIT_CHECKPOINT(
            "audit.checkpoint", Concern.NOBODY, ADMINISTRATOR, AUDITOR, DATA_PROTECTION_OFFICER, WORKS_COUNCIL);

    /** What it is about. */
    private enum Concern {
        NOBODY,
        /** A single person: then it needs a reason. */
        PERSON
    }

    private final String code;
    private final Concern concern;

    @SuppressWarnings("ImmutableEnumChecker") // Nobody changes what Set.of made.
    private final Set<AdministrativeRole> roles;

    AdministrativeOperation(String code, Concern concern, AdministrativeRole... roles) {
        this.code = code;
        this.concern = concern;
        this.roles = Set.of(roles);
    }

    /** As it stands in the audit log. */
    String code() {
        return code;
    }

    /** Who may do it. */
    Set<AdministrativeRole> roles() {
        return roles;
    }

    boolean allows(Set<AdministrativeRole> of) {
        return !Collections.disjoint(roles, of);
    }

    boolean needsReason() {
        return concern != Concern.NOBODY;
    }
}
