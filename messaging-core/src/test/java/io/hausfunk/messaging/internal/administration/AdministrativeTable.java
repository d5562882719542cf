// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.administration;

import io.hausfunk.messaging.administration.Administration;
import io.hausfunk.messaging.administration.GroupBinding;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.machine.ServiceAccount;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.UserId;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** How each operation of an administrator is called, by the name of its method. */
final class AdministrativeTable {
    private static final UserId ANNA = UserId.of("anna");

    private AdministrativeTable() {}

    record Row(AdministrativeOperation operation, Function<Place, CompletionStage<?>> attempt) {}

    /** Where it is called: {@code office} is the caller's, {@code clerk} may do everything. */
    record Place(Administration office, Administration clerk, ConversationId conversation, Path directory) {}

    static Map<String, Row> table() {
        Map<String, Row> table = new TreeMap<>();
        put(table, "Administration.health", AdministrativeOperation.STATUS_HEALTH, at -> at.office.health());
        put(
                table,
                "DirectoryAdministration.preview",
                AdministrativeOperation.DIRECTORY_PREVIEW,
                at -> at.office.directory().preview());
        put(
                table,
                "DirectoryAdministration.synchronise",
                AdministrativeOperation.DIRECTORY_SYNCHRONISE,
                at -> at.office.directory().synchronise());
        put(
                table,
                "DirectoryAdministration.approve",
                AdministrativeOperation.DIRECTORY_APPROVE,
                at -> at.clerk.directory().preview().thenCompose(at.office.directory()::approve));
        put(
                table,
                "DirectoryAdministration.bind",
                AdministrativeOperation.DIRECTORY_BIND,
                at -> at.office.directory().bind(GroupBinding.of(GroupId.of("sales"), "Sales")));
        put(
                table,
                "DirectoryAdministration.refresh",
                AdministrativeOperation.DIRECTORY_REFRESH,
                at -> at.office.directory().refresh(ANNA));
        put(
                table,
                "DirectoryAdministration.groupsOf",
                AdministrativeOperation.DIRECTORY_GROUPS_OF,
                at -> at.office.directory().groupsOf(ANNA));
        put(
                table,
                "DeliveryAdministration.explain",
                AdministrativeOperation.DELIVERY_EXPLAIN,
                at -> at.office.delivery().explain(ANNA, at.conversation, 1));
        put(
                table,
                "SessionAdministration.end",
                AdministrativeOperation.SESSIONS_END,
                at -> at.office.sessions().end(ANNA));
        put(
                table,
                "KeyAdministration.rotateTenant",
                AdministrativeOperation.KEYS_ROTATE_TENANT,
                at -> at.office.keys().rotateTenant());
        put(
                table,
                "KeyAdministration.rotateConversation",
                AdministrativeOperation.KEYS_ROTATE_CONVERSATION,
                at -> at.office.keys().rotateConversation(at.conversation));
        put(
                table,
                "KeyAdministration.rotatePerson",
                AdministrativeOperation.KEYS_ROTATE_PERSON,
                at -> at.office.keys().rotatePerson(ANNA));
        put(
                table,
                "KeyAdministration.rotateData",
                AdministrativeOperation.KEYS_ROTATE_DATA,
                at -> at.office.keys().rotateData(at.conversation, ANNA));
        put(
                table,
                "ServiceAccounts.create",
                AdministrativeOperation.SERVICES_CREATE,
                at -> at.office.serviceAccounts().create(account()));
        put(table, "ServiceAccounts.change", AdministrativeOperation.SERVICES_CHANGE, at -> {
            ServiceAccount made = account();
            return at.clerk
                    .serviceAccounts()
                    .create(made)
                    .thenCompose(key -> at.office.serviceAccounts().change(made.enabled(false)));
        });
        put(table, "ServiceAccounts.renewKey", AdministrativeOperation.SERVICES_RENEW_KEY, at -> {
            ServiceAccount made = account();
            return at.clerk
                    .serviceAccounts()
                    .create(made)
                    .thenCompose(key -> at.office.serviceAccounts().renewKey(made.id()));
        });
        put(
                table,
                "ServiceAccounts.list",
                AdministrativeOperation.SERVICES_LIST,
                at -> at.office.serviceAccounts().list());
        put(
                table,
                "AuditLog.read",
                AdministrativeOperation.AUDIT_READ,
                at -> at.office.audit().read(0, 1));
        put(
                table,
                "AuditLog.checkpoint",
                AdministrativeOperation.AUDIT_CHECKPOINT,
                at -> at.office.audit().checkpoint());
        put(
                table,
                "AuditLog.verify",
                AdministrativeOperation.AUDIT_VERIFY,
                at -> at.office.audit().verify());
        put(
                table,
                "AuditLog.export",
                AdministrativeOperation.AUDIT_EXPORT,
                at -> at.office.audit().export(at.directory.resolve(UUID.randomUUID() + ".jsonl")));
        return table;
    }

    private static ServiceAccount account() {
        return ServiceAccount.of("s-" + UUID.randomUUID().toString().substring(0, 8), "Shop");
    }

    private static void put(
            Map<String, Row> table,
            String method,
            AdministrativeOperation operation,
            Function<Place, CompletionStage<?>> attempt) {
        table.put(method, new Row(operation, attempt));
    }
}
