// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.ldaplogin;

import io.hausfunk.messaging.Await;
import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.administration.AdministrationPolicy;
import io.hausfunk.messaging.administration.DirectoryAdministration;
import io.hausfunk.messaging.administration.GroupBinding;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.ldap.LdapDirectory;
import io.hausfunk.messaging.ldap.LdapSettings;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.MessagingStorage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What docs/directory.md and README.md show of directories over LDAP, letter for letter, so that it compiles. */
final class Manual {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private Manual() {}

    static LdapDirectory connect(char[] password) {
        // begin: settings
        LdapSettings settings = LdapSettings.activeDirectory() // or openLdap(), directory389()
                .servers("ldaps://dc1.example.com:636", "ldaps://dc2.example.com:636")
                .trust(Path.of("company-ca.pem"))
                .serviceAccount("CN=Chat,OU=Services,DC=example,DC=com", password)
                .baseDn("DC=example,DC=com");

        LdapDirectory directory = LdapDirectory.connect(settings);
        // end
        return directory;
    }

    static ConversationId follow(MessagingStorage storage, MasterKeys keys, Directory directory, TenantId tenant) {
        // begin: following
        Messaging messaging = Messaging.builder()
                .storage(storage)
                .keys(keys)
                .directory(directory)
                .administration(AdministrationPolicy.administeredBy(UserId.of("zoe")))
                .start();
        DirectoryAdministration administration =
                messaging.administer(tenant, UserId.of("zoe")).directory(); // who administers

        List<DirectoryGroup> sales = directory.groups().orElseThrow().named(tenant, "Sales", 1);
        ConversationId conversation = Await.within(
                PATIENCE, administration.bind(GroupBinding.of(sales.get(0).id(), "Sales")));
        // end
        return conversation;
    }

    static Session signIn(Messaging messaging, TenantId tenant, char[] password, String browser) {
        // begin: sign-in
        Session anna = Await.within(PATIENCE, messaging.signIn(tenant, "anna", password, browser));
        // end
        return anna;
    }
}
