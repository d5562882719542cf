// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import io.hausfunk.messaging.ldap.internal.ConnectionSettings;
import io.hausfunk.messaging.ldap.internal.DirectorySettings;
import io.hausfunk.messaging.ldap.internal.Product;
import io.hausfunk.messaging.ldap.internal.SearchSettings;
import io.hausfunk.messaging.ldap.internal.ServiceAccount;
import io.hausfunk.messaging.ldap.internal.SettingsProblems;
import io.hausfunk.messaging.ldap.internal.Trust;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Where a directory is and how it is read. Immutable: each method returns a changed copy.
 *
 * <pre>{@code
 * LdapSettings settings = LdapSettings.activeDirectory()
 *         .servers("ldaps://dc1.example.com:636", "ldaps://dc2.example.com:636")
 *         .serviceAccount("CN=Chat,OU=Services,DC=example,DC=com", password)
 *         .baseDn("DC=example,DC=com");
 * }</pre>
 */
public final class LdapSettings {
    private final Product product;
    private List<String> servers = List.of();
    private boolean startTls;
    private boolean clearAllowed;
    private Trust trust = Trust.EMPTY;
    private ServiceAccount account = ServiceAccount.NONE;
    private String baseDn = "";
    private String peopleBase = "";
    private String groupBase = "";
    private String peopleFilter;
    private String groupFilter;
    private LdapAttributes attributes;
    private Duration connectTimeout = Duration.ofSeconds(1);
    private Duration responseTimeout = Duration.ofSeconds(2);
    private int poolSize = 8;
    private int pageSize = 500;
    private Clock clock = Clock.systemUTC();

    private LdapSettings(Product product, LdapAttributes attributes) {
        this.product = product;
        this.attributes = attributes;
        this.peopleFilter = product.people();
        this.groupFilter = product.groups();
    }

    private LdapSettings(LdapSettings from) {
        product = from.product;
        servers = from.servers;
        startTls = from.startTls;
        clearAllowed = from.clearAllowed;
        trust = from.trust;
        account = from.account;
        baseDn = from.baseDn;
        peopleBase = from.peopleBase;
        groupBase = from.groupBase;
        peopleFilter = from.peopleFilter;
        groupFilter = from.groupFilter;
        attributes = from.attributes;
        connectTimeout = from.connectTimeout;
        responseTimeout = from.responseTimeout;
        poolSize = from.poolSize;
        pageSize = from.pageSize;
        clock = from.clock;
    }

    /** Only a copy that nobody has seen yet is changed. */
    private LdapSettings copy(Consumer<LdapSettings> change) {
        LdapSettings copy = new LdapSettings(this);
        change.accept(copy);
        return copy;
    }

    /** For Active Directory, and for Samba as a domain controller. */
    public static LdapSettings activeDirectory() {
        return new LdapSettings(Product.ACTIVE_DIRECTORY, LdapAttributes.ACTIVE_DIRECTORY);
    }

    /** For OpenLDAP, and for other servers that have {@code entryUUID} and {@code modifyTimestamp}. */
    public static LdapSettings openLdap() {
        return new LdapSettings(Product.OPEN_LDAP, LdapAttributes.OPEN_LDAP);
    }

    /** For 389 Directory Server, Red Hat Directory Server and FreeIPA. */
    public static LdapSettings directory389() {
        return new LdapSettings(Product.DIRECTORY_389, LdapAttributes.DIRECTORY_389);
    }

    /** Servers that hold the same directory, {@code ldaps://host:636} or {@code ldap://host:389}. The first one that answers is used. */
    public LdapSettings servers(String... urls) {
        return copy(it -> it.servers = List.of(urls));
    }

    /** Encrypts connections to {@code ldap://} with StartTLS before anything else is sent. */
    public LdapSettings startTls() {
        return copy(it -> it.startTls = true);
    }

    /** Allows passwords to be sent in the clear: for tests, or in a tunnel. */
    public LdapSettings withoutTls() {
        return copy(it -> it.clearAllowed = true);
    }

    /**
     * Files with the certificates of trusted authorities: PEM, or PKCS12 without a password. By default, the authorities that the JDK
     * trusts. A server's certificate must contain the host name of its URL.
     */
    public LdapSettings trust(Path... pemCertificatesOrPkcs12) {
        return copy(it -> {
            for (Path file : pemCertificatesOrPkcs12) {
                it.trust = it.trust.and(Objects.requireNonNull(file, "file"), null);
            }
        });
    }

    /** As {@link #trust(Path...)}, with a PKCS12 file that has a password. */
    public LdapSettings trust(Path pkcs12, char[] password) {
        Objects.requireNonNull(pkcs12, "pkcs12");
        return copy(it -> it.trust = it.trust.and(pkcs12, password));
    }

    /**
     * The account that reads people and groups. {@code docs/directory.md} lists the rights that it needs.
     *
     * @param dn its DN; for Active Directory, a user principal name works too
     * @param password copied
     */
    public LdapSettings serviceAccount(String dn, char[] password) {
        ServiceAccount other = new ServiceAccount(Objects.requireNonNull(dn, "dn"), password);
        return copy(it -> it.account = other);
    }

    /** The DN below which people and groups are. */
    public LdapSettings baseDn(String dn) {
        return copy(it -> it.baseDn = Objects.requireNonNull(dn, "dn"));
    }

    /** The DN below which people are, if not {@link #baseDn(String)}. */
    public LdapSettings peopleBase(String dn) {
        return copy(it -> it.peopleBase = Objects.requireNonNull(dn, "dn"));
    }

    /** The DN below which groups are, if not {@link #baseDn(String)}. */
    public LdapSettings groupBase(String dn) {
        return copy(it -> it.groupBase = Objects.requireNonNull(dn, "dn"));
    }

    /** Which entries are people, as an LDAP filter. People who no longer match count as removed. */
    public LdapSettings peopleFilter(String filter) {
        return copy(it -> it.peopleFilter = Objects.requireNonNull(filter, "filter"));
    }

    /** Which entries are groups, as an LDAP filter. */
    public LdapSettings groupFilter(String filter) {
        return copy(it -> it.groupFilter = Objects.requireNonNull(filter, "filter"));
    }

    /** The names of attributes; start from {@link #attributes()}. */
    public LdapSettings attributes(LdapAttributes names) {
        return copy(it -> it.attributes = Objects.requireNonNull(names, "names"));
    }

    /** The current names of attributes, at first those of the preset. */
    public LdapAttributes attributes() {
        return attributes;
    }

    /** How long connecting to one server may take, including TLS; at most 2 seconds, 1 second by default. */
    public LdapSettings connectTimeout(Duration limit) {
        return copy(it -> it.connectTimeout = Objects.requireNonNull(limit, "limit"));
    }

    /** How long a server may be silent within an answer; 2 seconds by default. A call about one person ends within 2.8 seconds in any case. */
    public LdapSettings responseTimeout(Duration limit) {
        return copy(it -> it.responseTimeout = Objects.requireNonNull(limit, "limit"));
    }

    /** The maximum number of connections for reading, and of those for sign-ins; 8 by default. */
    public LdapSettings poolSize(int connections) {
        return copy(it -> it.poolSize = connections);
    }

    /** The number of entries on a page when everything is read; 500 by default. */
    public LdapSettings pageSize(int entries) {
        return copy(it -> it.pageSize = entries);
    }

    /** The clock by which accounts expire; the system clock by default. */
    public LdapSettings clock(Clock other) {
        return copy(it -> it.clock = Objects.requireNonNull(other, "clock"));
    }

    /** Everything that is wrong with these settings; empty if nothing is. Connects to no server. */
    public List<String> problems() {
        return SettingsProblems.of(settings());
    }

    DirectorySettings settings() {
        return new DirectorySettings(
                product,
                new ConnectionSettings(
                        servers, startTls, clearAllowed, trust, connectTimeout, responseTimeout, poolSize),
                account,
                new SearchSettings(baseDn, peopleBase, groupBase, peopleFilter, groupFilter, pageSize),
                attributes,
                clock);
    }

    /** Hides names, addresses and passwords. */
    @Override
    public String toString() {
        return "LdapSettings";
    }
}
