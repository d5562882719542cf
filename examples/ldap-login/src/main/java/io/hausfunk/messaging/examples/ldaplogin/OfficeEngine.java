// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.ldaplogin;

import static io.hausfunk.messaging.examples.ldaplogin.Waiting.await;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.administration.AdministrationPolicy;
import io.hausfunk.messaging.administration.DirectoryAdministration;
import io.hausfunk.messaging.administration.GroupBinding;
import io.hausfunk.messaging.administration.SyncSettings;
import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.DirectoryGroups;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.ldap.LdapDirectory;
import io.hausfunk.messaging.ldap.LdapSettings;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** An engine with a directory over LDAP. What it writes stays in memory and goes with it. */
final class OfficeEngine implements AutoCloseable {
    static final TenantId TENANT = new TenantId("office");

    /** In earnest the defaults will do: changes every 30 seconds. Here somebody watches. */
    static final Duration LOOKS_EVERY = Duration.ofSeconds(5);

    private final LdapDirectory directory;
    private final Messaging messaging;

    OfficeEngine(LdapSettings settings) {
        directory = LdapDirectory.connect(settings);
        messaging = Messaging.builder()
                .storage(MemoryStorage.create())
                .keys(ThrowawayKeys.make())
                .directory(directory)
                .directorySync(SyncSettings.DEFAULT.every(Duration.ofMinutes(15), LOOKS_EVERY))
                .administration(AdministrationPolicy.administeredBy(UserId.of("administrator")))
                .start();
    }

    /** With name and password; refusals and outages are exceptions. */
    Employee signIn(String login, char[] password) {
        return Employee.of(await(messaging.signIn(TENANT, login, password)));
    }

    /** How a sign-in that must not succeed is refused; empty if it was not. */
    Optional<ErrorCode> refusal(String login, String password) {
        try {
            await(messaging.signIn(TENANT, login, password.toCharArray())).close();
            return Optional.empty();
        } catch (MessagingException e) {
            return Optional.of(e.code());
        }
    }

    /** The groups to which somebody belongs, directly or through other groups. */
    List<DirectoryGroup> groupsOf(Employee employee) {
        return employee.groups().stream()
                .flatMap(group -> groups().find(TENANT, group).stream())
                .sorted(Comparator.comparing(DirectoryGroup::name))
                .toList();
    }

    /** The one group of this name. */
    DirectoryGroup group(String name) {
        List<DirectoryGroup> found = groups().named(TENANT, name, 2);
        if (found.size() != 1) {
            throw new CompanyDayException(
                    found.isEmpty()
                            ? "the directory has no group " + name
                            : "the directory has several groups " + name);
        }
        return found.get(0);
    }

    /** A conversation of all who belong to a group, for as long as they do. */
    ConversationId bind(DirectoryGroup group) {
        return await(following().bind(GroupBinding.of(group.id(), group.name())));
    }

    DirectoryAdministration following() {
        return messaging
                .administer(TENANT, UserId.of("administrator"))
                .because("the office moves")
                .directory();
    }

    private DirectoryGroups groups() {
        return directory.groups().orElseThrow();
    }

    /** The engine does not close what it was given. */
    @Override
    public void close() {
        messaging.close();
        directory.close();
    }
}
