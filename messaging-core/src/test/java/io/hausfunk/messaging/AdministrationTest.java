// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.administration.Administration;
import io.hausfunk.messaging.administration.AdministrationPolicy;
import io.hausfunk.messaging.directories.memory.InMemoryDirectory;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.memory.MemoryData;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Whatever an administrator does, somebody does. */
class AdministrationTest {
    private static final UserId ZOE = UserId.of("zoe");

    @Test
    void nothing_is_done_as_long_as_it_is_not_known_by_whom() {
        MasterKeys working = TestEngine.freshKeys();
        AtomicBoolean broken = new AtomicBoolean();
        MasterKeys keys = new MasterKeys() {
            @Override
            public byte[] wrap(byte[] key, byte[] context) {
                return reached().wrap(key, context);
            }

            @Override
            public byte[] unwrap(byte[] wrapped, byte[] context) {
                return reached().unwrap(wrapped, context);
            }

            private MasterKeys reached() {
                if (broken.get()) {
                    throw new IllegalStateException("no key service");
                }
                return working;
            }
        };
        InMemoryDirectory directory = InMemoryDirectory.forTests();
        try (Messaging messaging = Messaging.builder()
                .storage(MemoryStorage.on(new MemoryData()))
                .keys(keys)
                .directory(directory)
                .administration(AdministrationPolicy.administeredBy(ZOE))
                .start()) {
            Administration office = messaging.administer(TestEngine.tenant(), ZOE);
            broken.set(true);
            refused(ErrorCode.KEYS_UNREACHABLE, () -> done(office.directory().synchronise()));
            broken.set(false);
            done(office.directory().synchronise());
            done(office.keys().rotateTenant());
        }
    }

    @Test
    void administration_says_who_and_where_and_hides_who_in_its_words() {
        try (TestEngine engine = TestEngine.start()) {
            Administration office = engine.messaging.administer(engine.tenant, ZOE);
            assertThat(office.actor()).isEqualTo(ZOE);
            assertThat(office.tenant()).isEqualTo(engine.tenant);
            assertThat(office.toString()).doesNotContain("zoe");
            refused(ErrorCode.CONFIGURATION, office::directory);
            refused(ErrorCode.ARGUMENT_MISSING, () -> engine.messaging.administer(engine.tenant, null));
        }
    }

    @Test
    void an_operator_of_the_installation_has_an_id() {
        try (TestEngine engine = TestEngine.start()) {
            engine.session("anna");
            assertThat(done(engine.messaging
                                    .administerInstallation("operator-7")
                                    .rewrapTenants())
                            .unreadable())
                    .isZero();
            refused(ErrorCode.IDENTIFIER_INVALID, () -> engine.messaging.administerInstallation(" \n"));
            refused(ErrorCode.ARGUMENT_MISSING, () -> engine.messaging.administerInstallation(null));
        }
    }
}
