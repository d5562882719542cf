// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.micro;

import io.hausfunk.messaging.internal.crypto.EntrySealer;
import io.hausfunk.messaging.internal.crypto.Keyring;
import io.hausfunk.messaging.internal.crypto.KeyringSettings;
import io.hausfunk.messaging.keys.LocalKeystore;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Conversations whose keys are made and in memory. */
record KeyedConversations(EntrySealer sealer, List<ConversationRef> refs, PersonKey author) {
    private static final TenantId TENANT = new TenantId("micro");

    static KeyedConversations make(int count) {
        MemoryStorage storage = MemoryStorage.create();
        storage.open();
        Keyring keyring = Keyring.create(storage.keys(), masterKeys(), KeyringSettings.defaults());
        PersonKey author = keyring.pseudonyms().person(TENANT, "anna");
        keyring.people().remember(TENANT, Map.of(author, "anna"));
        List<ConversationRef> refs = IntStream.range(0, count)
                .mapToObj(i -> new ConversationRef(TENANT, keyring.pseudonyms().subject(TENANT, "order:" + i)))
                .toList();
        refs.forEach(keyring.profiles()::createConversationKey);
        return new KeyedConversations(keyring.entries(), refs, author);
    }

    ConversationRef ref(int number) {
        return refs.get(number);
    }

    private static MasterKeys masterKeys() {
        char[] password = "only for measurements".toCharArray();
        try {
            Path directory = Files.createTempDirectory("micro");
            Path file = directory.resolve("keys.p12");
            LocalKeystore.create(file, password.clone());
            MasterKeys keys = MasterKeys.fromKeystore(file, password.clone());
            Files.delete(file);
            Files.delete(directory);
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
