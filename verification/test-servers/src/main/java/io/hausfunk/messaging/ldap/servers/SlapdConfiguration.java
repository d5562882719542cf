// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.servers;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.nio.file.Path;
import java.util.List;

/** How {@link Slapd} is set up. */
final class SlapdConfiguration {
    private static final String TEXT = """
            include /etc/ldap/schema/core.schema
            include /etc/ldap/schema/cosine.schema
            include /etc/ldap/schema/inetorgperson.schema
            modulepath /usr/lib/ldap
            moduleload back_mdb
            moduleload memberof
            moduleload ppolicy
            TLSCACertificateFile "%2$s"
            TLSCertificateFile "%3$s"
            TLSCertificateKeyFile "%4$s"
            TLSVerifyClient never
            security simple_bind=128
            sizelimit size.soft=500 size.hard=500 size.prtotal=unlimited
            sortvals member

            database mdb
            suffix "%5$s"
            rootdn "%6$s"
            rootpw "%7$s"
            directory "%1$s"
            maxsize 268435456
            dbnosync
            index objectClass,uid,cn,sn,mail,member,memberOf,entryUUID,modifyTimestamp eq
            access to attrs=userPassword by anonymous auth by * none
            access to * by dn.exact="%8$s" read by anonymous auth by * none
            overlay memberof
            memberof-refint TRUE
            overlay ppolicy
            ppolicy_default "cn=passwords,%5$s"
            ppolicy_use_lockout
            """;

    private SlapdConfiguration() {}

    static String text(Path data, Path ca, TestCa.Shown shown) {
        return TEXT.formatted(
                data,
                ca,
                shown.certificate(),
                shown.key(),
                Slapd.BASE,
                Slapd.ADMINISTRATOR,
                Slapd.PASSWORD,
                Slapd.READER);
    }

    /** The root, places for people and groups, the account that reads, and what holds for passwords. */
    static void firstEntries(LDAPConnection admin) throws LDAPException {
        admin.add(Slapd.BASE, kind("domain"), new Attribute("dc", "hausfunk"));
        for (String place : List.of("people", "groups")) {
            admin.add("ou=" + place + "," + Slapd.BASE, kind("organizationalUnit"), new Attribute("ou", place));
        }
        admin.add(
                Slapd.READER,
                kind("organizationalRole", "simpleSecurityObject"),
                new Attribute("cn", "reader"),
                new Attribute("userPassword", Slapd.PASSWORD));
        admin.add(
                "cn=passwords," + Slapd.BASE,
                kind("device", "pwdPolicy"),
                new Attribute("cn", "passwords"),
                new Attribute("pwdAttribute", "userPassword"),
                new Attribute("pwdLockout", "TRUE"),
                new Attribute("pwdLockoutDuration", "0"),
                new Attribute("pwdMaxFailure", "3"),
                new Attribute("pwdMustChange", "TRUE"));
    }

    private static Attribute kind(String... classes) {
        return new Attribute("objectClass", classes);
    }
}
