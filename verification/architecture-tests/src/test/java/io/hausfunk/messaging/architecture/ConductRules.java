// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** How a guest behaves in the JVM of another. */
final class ConductRules {

    /** Picks the clock that a host replaces; data in memory have a clock of their own, as a database does. */
    private static final Set<String> MAY_PICK_A_CLOCK = Set.of(
            "internal.assembly.EngineBuilder",
            "ldap.LdapSettings",
            "storage.memory.MemoryData",
            "tck.web.ProgramClient",
            "test.TestClock",
            "web.internal.GatewaySettings");

    /** A field of such a type is state, final or not. */
    private static final Set<String> CHANGEABLE = Set.of(
            "java.lang.ThreadLocal",
            "java.util.concurrent.ConcurrentMap",
            "java.util.concurrent.Executor",
            "java.util.concurrent.locks.Lock");

    static final Rule NO_KEY_IN_THE_CLEAR = new Rule(
            "no key leaves the encryption library in the clear",
            "cleartext",
            "Leak",
            at -> noClasses()
                    .that(at.library())
                    .should()
                    .dependOnClassesThat(Conditions.named(
                            "com.google.crypto.tink.InsecureSecretKeyAccess",
                            "com.google.crypto.tink.CleartextKeysetHandle")));

    static final Rule NO_GLOBAL_CRYPTO_REGISTRY = new Rule(
            "nothing is registered in the registry that all users of Tink in a JVM share",
            "registry",
            "Registrar",
            at -> noClasses()
                    .that(at.library())
                    .should()
                    .dependOnClassesThat(Conditions.named(
                            "com.google.crypto.tink.Registry",
                            "com.google.crypto.tink.config.TinkConfig",
                            "com.google.crypto.tink.aead.AeadConfig",
                            "com.google.crypto.tink.mac.MacConfig")));

    static final Rule NO_JVM_WIDE_DEFAULT = denied(
            "no default of the JVM is changed",
            "jvmdefault",
            "Landlord",
            Set.of(),
            "javax.net.ssl.SSLContext.setDefault",
            "javax.net.ssl.HttpsURLConnection.setDefaultSSLSocketFactory",
            "javax.net.ssl.HttpsURLConnection.setDefaultHostnameVerifier",
            "java.lang.System.setProperty",
            "java.lang.System.setProperties",
            "java.lang.System.setOut",
            "java.lang.System.setErr",
            "java.lang.Thread.setDefaultUncaughtExceptionHandler",
            "java.security.Security.addProvider",
            "java.security.Security.insertProviderAt",
            "java.util.Locale.setDefault",
            "java.util.TimeZone.setDefault");

    static final Rule NO_SHUTDOWN_HOOK = denied(
            "the end of the JVM belongs to the host",
            "hook",
            "Clinger",
            Set.of(),
            "java.lang.Runtime.addShutdownHook",
            "java.lang.Runtime.halt",
            "java.lang.Runtime.exit",
            "java.lang.System.exit");

    static final Rule NO_JAVA_SERIALIZATION = new Rule(
            "no object comes out of a byte stream by Java serialization",
            "serialization",
            "Thaw",
            at -> noClasses()
                    .that(at.library())
                    .should()
                    .dependOnClassesThat(Conditions.named("java.io.ObjectInputStream", "java.io.ObjectOutputStream")));

    static final Rule NO_GUESSABLE_RANDOM = new Rule(
            "no id, key or nonce comes from java.util.Random",
            "random",
            "Dice",
            at -> noClasses().that(at.library()).should().dependOnClassesThat(Conditions.named("java.util.Random")));

    static final Rule NO_WAIT_WITHOUT_END = denied(
            "every wait has an end: no join() and no get() without a time-out",
            "wait",
            "Patient",
            Set.of(),
            "java.util.concurrent.CompletableFuture.join",
            "java.util.concurrent.CompletableFuture.get()",
            "java.util.concurrent.Future.get()",
            "java.util.concurrent.CountDownLatch.await()",
            "java.lang.Thread.join()",
            "io.vertx.core.Future.await()",
            "io.vertx.core.Future.await(io.vertx.core.Future)");

    static final Rule NO_SLEEP = denied(
            "nobody sleeps",
            "sleep",
            "Sleeper",
            Set.of(),
            "java.lang.Thread.sleep",
            "java.util.concurrent.TimeUnit.sleep");

    static final Rule THREADS_COME_FROM_ONE_PLACE = new Rule(
            "threads are made in one place, by the gateway, or by a contract test that races; work goes to a pool that somebody owns",
            "threads",
            "Spawner",
            // The kits run in a test, where they must be threads themselves; they are no guests of a host.
            at -> noClasses()
                    .that(at.library()
                            .and(DescribedPredicate.not(at.in(
                                    "internal.concurrent..", "tck..", "test..", "web.internal..", "web.servlet.."))))
                    .should()
                    .accessTargetWhere(anyAccess(
                            "java.lang.Thread.<init>",
                            "java.util.Timer.<init>",
                            "java.util.concurrent.ThreadPoolExecutor.<init>",
                            "java.util.concurrent.ScheduledThreadPoolExecutor.<init>",
                            "java.util.concurrent.ForkJoinPool.<init>",
                            "java.util.concurrent.ForkJoinPool.commonPool",
                            "java.util.concurrent.CompletableFuture.runAsync(java.lang.Runnable)",
                            "java.util.concurrent.CompletableFuture.supplyAsync(java.util.function.Supplier)"))
                    .orShould()
                    .dependOnClassesThat(Conditions.named("java.util.concurrent.Executors")));

    static final Rule TIME_COMES_FROM_ONE_PLACE = denied(
            "the clock is read in one place",
            "time",
            "Watch",
            MAY_PICK_A_CLOCK,
            "java.lang.System.currentTimeMillis",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.systemUTC",
            "java.time.Clock.system",
            "java.time.Instant.now()",
            "java.time.LocalDate.now()",
            "java.time.LocalDateTime.now()",
            "java.time.OffsetDateTime.now()",
            "java.time.ZonedDateTime.now()",
            "java.util.Date.<init>()");

    static final Rule NO_STATIC_STATE = new Rule(
            "two engines in one JVM share nothing: no static state",
            "statics",
            "Shared",
            at -> fields().that()
                    .areDeclaredInClassesThat(at.library())
                    .and()
                    .areStatic()
                    .should(be("final and unchangeable", ConductRules::isConstant)));

    static final Rule NO_OTHER_LOG = denied(
            "the log is SLF4J: no System.out, no System.err, no stack trace printed",
            "print",
            "Shouter",
            Set.of(),
            "java.lang.System.out",
            "java.lang.System.err",
            "java.lang.Throwable.printStackTrace()",
            "java.lang.Exception.printStackTrace()");

    static final Rule NO_JAVA_UTIL_LOGGING = new Rule(
            "the log is SLF4J: no java.util.logging and no logger of the platform",
            "jul",
            "OldLogger",
            at -> noClasses()
                    .that(at.library())
                    .should()
                    .dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage("java.util.logging..")
                            .or(Conditions.named("java.lang.System$Logger"))));

    static final Rule LOGGERS_ARE_CONSTANTS = new Rule(
            "a logger is private, static and final",
            "logger",
            "LoudField",
            at -> fields().that()
                    .areDeclaredInClassesThat(at.library())
                    .and()
                    .haveRawType("org.slf4j.Logger")
                    .should()
                    .bePrivate()
                    .andShould()
                    .beStatic()
                    .andShould()
                    .beFinal());

    static final List<Rule> ALL = List.of(
            NO_KEY_IN_THE_CLEAR,
            NO_GLOBAL_CRYPTO_REGISTRY,
            NO_JVM_WIDE_DEFAULT,
            NO_SHUTDOWN_HOOK,
            NO_JAVA_SERIALIZATION,
            NO_GUESSABLE_RANDOM,
            NO_WAIT_WITHOUT_END,
            NO_SLEEP,
            THREADS_COME_FROM_ONE_PLACE,
            TIME_COMES_FROM_ONE_PLACE,
            NO_STATIC_STATE,
            NO_OTHER_LOG,
            NO_JAVA_UTIL_LOGGING,
            LOGGERS_ARE_CONSTANTS);

    private ConductRules() {}

    /** Members that nobody may touch but the classes named. */
    private static Rule denied(
            String sentence, String planted, String offender, Set<String> allowed, String... members) {
        return new Rule(
                sentence,
                planted,
                offender,
                at -> noClasses()
                        .that(at.library().and(DescribedPredicate.not(at.oneOf(allowed))))
                        .should()
                        .accessTargetWhere(anyAccess(members)));
    }

    private static DescribedPredicate<JavaAccess<?>> anyAccess(String... members) {
        return Conditions.accessTo(members);
    }

    private static ArchCondition<JavaField> be(String what, Predicate<JavaField> holds) {
        return ArchCondition.from(DescribedPredicate.describe(what, holds));
    }

    private static boolean isConstant(JavaField field) {
        boolean changeable =
                CHANGEABLE.stream().anyMatch(name -> field.getRawType().isAssignableTo(name));
        return field.getModifiers().contains(JavaModifier.FINAL)
                && !changeable
                && !field.getRawType().getPackageName().equals("java.util.concurrent.atomic");
    }
}
