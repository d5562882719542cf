// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import static io.hausfunk.messaging.internal.crypto.World.read;
import static io.hausfunk.messaging.internal.crypto.World.unreachable;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.KeysetHandle;
import io.hausfunk.messaging.keys.LocalKeystore;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyRow;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.StoredEntry;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterRotationTest {
    private static final char[] PASSWORD = "secret".toCharArray();

    @TempDir
    Path directory;

    @Test
    void afterTheTenantsWereWrappedAnewTheOldKeyIsNotNeeded() throws Exception {
        Path file = directory.resolve("keys");
        LocalKeystore.create(file, PASSWORD);
        World world = new World();
        world.store.rows.clear();
        Keyring first = node(world, file);
        first.pseudonyms().person(new TenantId("eins"), "anna");
        first.pseudonyms().person(new TenantId("zwei"), "anna");

        Keyring cold = node(world, file);
        LocalKeystore.addKey(file, PASSWORD);
        Keyring second = node(world, file);
        Rewrapped done = second.rotation().rewrapTenants();
        assertThat(done).isEqualTo(new Rewrapped(3, 0));
        unreachable(() -> cold.pseudonyms().person(new TenantId("eins"), "anna"));

        remove(file, "hausfunk-1");
        Keyring third = node(world, file);
        assertThat(third.pseudonyms().person(new TenantId("eins"), "anna"))
                .isEqualTo(first.pseudonyms().person(new TenantId("eins"), "anna"));
    }

    @Test
    void messagesSealedBeforeOpenAfter() {
        World world = new World();
        StoredEntry said = world.say(world.one, world.anna, "hello");
        assertThat(world.node.rotation().rewrapTenants()).isEqualTo(new Rewrapped(2, 0));
        assertThat(read(world.node, said) + read(world.node(), said)).isEqualTo("hellohello");
    }

    @Test
    void theKeyOfTheInstallationIsWrappedAnewToo() throws Exception {
        Path file = directory.resolve("keys");
        LocalKeystore.create(file, PASSWORD);
        World world = new World();
        world.store.rows.clear();
        KeyRef ref = KeyRef.cluster();
        KeysetHandle keyset = Keysets.newAead();
        SealedBytes wrapped = Keysets.wrap(keyset, new MasterAead(MasterKeys.fromKeystore(file, PASSWORD)), ref);
        world.store.putIfAbsent(List.of(new KeyRow(ref, 1, wrapped, null)));

        LocalKeystore.addKey(file, PASSWORD);
        assertThat(node(world, file).rotation().rewrapTenants()).isEqualTo(new Rewrapped(1, 0));
        remove(file, "hausfunk-1");

        KeyRow row = world.store.rows.get(ref);
        MasterAead newest = new MasterAead(MasterKeys.fromKeystore(file, PASSWORD));
        assertThat(row.version()).isEqualTo(2);
        assertThat(Keysets.unwrap(row.wrapped(), newest, ref).equalsKeyset(keyset))
                .isTrue();
    }

    private static Keyring node(World world, Path file) {
        return Keyring.create(world.store, MasterKeys.fromKeystore(file, PASSWORD), KeyringSettings.defaults());
    }

    private static void remove(Path file, String alias) throws Exception {
        KeyStore keystore = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keystore.load(in, PASSWORD);
        }
        keystore.deleteEntry(alias);
        try (OutputStream out = Files.newOutputStream(file)) {
            keystore.store(out, PASSWORD);
        }
    }
}
