// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import java.util.List;

/** Fences around what others wrote: a vendor is replaced, or repaired, behind one of them. */
final class VendorRules {

    static final Rule VERTX = fence(
            "Vert.x and Netty are seen by the transport over the EventBus and by the adapter for Vert.x only",
            "vertx",
            "Fan",
            List.of("io.vertx..", "io.netty.."),
            "cluster.hazelcast..",
            "web.vertx..");

    static final Rule TINK = fence(
            "Tink is seen by the encryption and by the keys only",
            "tink",
            "Cryptographer",
            List.of("com.google.crypto.tink.."),
            "internal.crypto..",
            "keys..");

    static final Rule JSON = fence(
            "JSON is seen by the codec and the frames of pages only",
            "json",
            "Writer",
            List.of("jakarta.json.."),
            "internal.codec..",
            "web.internal..");

    static final Rule SQL = fence(
            "SQL is seen by the store over JDBC, and by the starter that gives it a pool, only",
            "sql",
            "Query",
            List.of("java.sql..", "javax.sql.."),
            "storage.jdbc..",
            "spring..");

    static final Rule CAFFEINE = fence(
            "caches are an internal matter",
            "cache",
            "Hoarder",
            List.of("com.github.benmanes.caffeine.."),
            "internal..");

    static final Rule NAMING = fence(
            "LDAP is seen by its adapter only",
            "naming",
            "Searcher",
            List.of("javax.naming..", "com.unboundid.."),
            "ldap..");

    static final Rule LDAP_SDK = fence(
            "the SDK for LDAP is seen by the insides of its adapter only",
            "ldapsdk",
            "Caller",
            List.of("com.unboundid.."),
            "ldap.internal..");

    static final Rule MAIL = fence(
            "Jakarta Mail is seen by the notifier by mail only",
            "mail",
            "Postman",
            List.of("jakarta.mail.."),
            "mail..");

    static final Rule HAZELCAST = fence(
            "Hazelcast is seen by its transport only",
            "hazelcast",
            "Beekeeper",
            List.of("com.hazelcast..", "io.vertx.spi.cluster.hazelcast.."),
            "cluster.hazelcast..");

    static final Rule NO_OLD_ENTERPRISE_JAVA = new Rule(
            "Jakarta only: nothing of the old javax packages that moved",
            "javaxee",
            "Injected",
            at -> noClasses()
                    .that(at.library())
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "javax.annotation",
                            "javax.ejb..",
                            "javax.enterprise..",
                            "javax.inject..",
                            "javax.jms..",
                            "javax.json..",
                            "javax.mail..",
                            "javax.persistence..",
                            "javax.servlet..",
                            "javax.transaction",
                            "javax.validation..",
                            "javax.websocket..",
                            "javax.ws..",
                            "javax.xml.bind.."));

    static final List<Rule> ALL =
            List.of(VERTX, TINK, JSON, SQL, CAFFEINE, NAMING, LDAP_SDK, MAIL, HAZELCAST, NO_OLD_ENTERPRISE_JAVA);

    private VendorRules() {}

    private static Rule fence(String sentence, String planted, String offender, List<String> vendor, String... homes) {
        return new Rule(
                sentence,
                planted,
                offender,
                at -> noClasses()
                        .that(at.library().and(DescribedPredicate.not(at.in(homes))))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(vendor.toArray(String[]::new)));
    }
}
