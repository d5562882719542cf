// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import io.hausfunk.messaging.ldap.internal.Product;
import io.hausfunk.messaging.ldap.internal.Reach;
import io.hausfunk.messaging.ldap.internal.ServiceAccount;
import io.hausfunk.messaging.ldap.internal.Settings;
import io.hausfunk.messaging.ldap.internal.SettingsProblems;
import io.hausfunk.messaging.ldap.internal.Trust;
import io.hausfunk.messaging.ldap.internal.Where;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Where a directory is and how it is read. Immutable: each method answers with other settings.
 *
 * <pre>{@code
 * LdapSettings settings = LdapSettings.activeDirectory()
 *         .servers("ldaps://dc1.example.com:636", "ldaps://dc2.example.com:636")
 *         .serviceAccount("CN=Chat,OU=Services,DC=example,DC=com", password)
 *         .baseDn("DC=example,DC=com");
 * }</pre>
 */
public final class LdapSettings {
    private final Settings settings;

    private LdapSettings(Settings settings) {
        this.settings = settings;
    }

    private static LdapSettings of(Product product, LdapAttributes attributes) {
        return new LdapSettings(Settings.of(product, attributes, Clock.systemUTC()));
    }

    /** For Active Directory, and for Samba as a domain controller. */
    public static LdapSettings activeDirectory() {
        return of(Product.ACTIVE_DIRECTORY, LdapAttributes.ACTIVE_DIRECTORY);
    }

    /** For OpenLDAP, and for others that have {@code entryUUID} and {@code modifyTimestamp}. */
    public static LdapSettings openLdap() {
        return of(Product.OPEN_LDAP, LdapAttributes.OPEN_LDAP);
    }

    /** For 389 Directory Server, Red Hat Directory Server and FreeIPA. */
    public static LdapSettings directory389() {
        return of(Product.DIRECTORY_389, LdapAttributes.DIRECTORY_389);
    }

    /**
     * Servers that hold the same directory, {@code ldaps://host:636} or {@code ldap://host:389}; the first one that answers is
     * used.
     */
    public LdapSettings servers(String... urls) {
        return with(settings.reach().withServers(List.of(urls)));
    }

    /** Connections to {@code ldap://} are encrypted before anything else is said. */
    public LdapSettings startTls() {
        return with(settings.reach().withStartTls());
    }

    /** Passwords go over the network in the clear: for tests, or in a tunnel. */
    public LdapSettings withoutTls() {
        return with(settings.reach().withoutTls());
    }

    /**
     * Files with the certificates of the authorities that sign the servers' ones: PEM, or PKCS12 without a password. Without any, those
     * that the JDK trusts count. The name in a server's certificate must be the one in its URL.
     */
    public LdapSettings trust(Path... pemCertificatesOrPkcs12) {
        Trust trust = settings.reach().trust();
        for (Path file : pemCertificatesOrPkcs12) {
            trust = trust.and(Objects.requireNonNull(file, "file"), null);
        }
        return with(settings.reach().withTrust(trust));
    }

    /** As {@link #trust(Path...)} with a PKCS12 file that has a password. */
    public LdapSettings trust(Path pkcs12, char[] password) {
        Objects.requireNonNull(pkcs12, "pkcs12");
        return with(settings.reach().withTrust(settings.reach().trust().and(pkcs12, password)));
    }

    /**
     * As whom people and groups are read. What rights it needs is in {@code docs/directory.md}.
     *
     * @param dn its DN; for Active Directory a user principal name does as well
     * @param password copied
     */
    public LdapSettings serviceAccount(String dn, char[] password) {
        return new LdapSettings(settings.with(new ServiceAccount(Objects.requireNonNull(dn, "dn"), password)));
    }

    /** Below which DN people and groups are. */
    public LdapSettings baseDn(String dn) {
        return with(settings.where().withBaseDn(Objects.requireNonNull(dn, "dn")));
    }

    /** Below which DN people are, if not below {@link #baseDn(String)}. */
    public LdapSettings peopleBase(String dn) {
        return with(settings.where().withPeopleBase(Objects.requireNonNull(dn, "dn")));
    }

    /** Below which DN groups are, if not below {@link #baseDn(String)}. */
    public LdapSettings groupBase(String dn) {
        return with(settings.where().withGroupBase(Objects.requireNonNull(dn, "dn")));
    }

    /** Which entries are people, as an LDAP filter. Whoever ceases to match is gone. */
    public LdapSettings peopleFilter(String filter) {
        return with(settings.where().withPeopleFilter(Objects.requireNonNull(filter, "filter")));
    }

    /** Which entries are groups, as an LDAP filter. */
    public LdapSettings groupFilter(String filter) {
        return with(settings.where().withGroupFilter(Objects.requireNonNull(filter, "filter")));
    }

    /** What attributes are called; starts from {@link #attributes()}. */
    public LdapSettings attributes(LdapAttributes attributes) {
        return new LdapSettings(settings.with(Objects.requireNonNull(attributes, "attributes")));
    }

    /** What attributes are called so far: those of the preset, for changing single ones. */
    public LdapAttributes attributes() {
        return settings.attributes();
    }

    /** How long connecting to one server may take, with TLS; 1 second unless said otherwise, 2 at most. */
    public LdapSettings connectTimeout(Duration limit) {
        return with(settings.reach().withConnectTimeout(Objects.requireNonNull(limit, "limit")));
    }

    /**
     * How long a server may be silent within an answer; 2 seconds unless said otherwise. A call about one person ends within
     * {@code 2.8} seconds all the same, whatever the servers do.
     */
    public LdapSettings responseTimeout(Duration limit) {
        return with(settings.reach().withResponseTimeout(Objects.requireNonNull(limit, "limit")));
    }

    /** The most connections for reading, and the most for sign-ins; 8 unless said otherwise. */
    public LdapSettings poolSize(int connections) {
        return with(settings.reach().withPoolSize(connections));
    }

    /** How many entries one page of a whole reading has; 500 unless said otherwise. */
    public LdapSettings pageSize(int entries) {
        return with(settings.where().withPageSize(entries));
    }

    /** The clock by which accounts expire; the system's unless said otherwise. */
    public LdapSettings clock(Clock clock) {
        return new LdapSettings(settings.with(Objects.requireNonNull(clock, "clock")));
    }

    /** Everything that is wrong with these settings; empty if nothing is. Asks no server. */
    public List<String> problems() {
        return SettingsProblems.of(settings);
    }

    Settings settings() {
        return settings;
    }

    private LdapSettings with(Reach reach) {
        return new LdapSettings(settings.with(reach));
    }

    private LdapSettings with(Where where) {
        return new LdapSettings(settings.with(where));
    }

    /** Says nothing of names, addresses and passwords. */
    @Override
    public String toString() {
        return "LdapSettings";
    }
}
