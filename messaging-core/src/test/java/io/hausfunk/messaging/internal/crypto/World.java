// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.KeyException;
import io.hausfunk.messaging.keys.LocalKeystore;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryKind;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.StoredEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** One store, one key service, one time, and as many nodes as a test wants; anna and ben talk in two conversations. */
final class World {
    static final Duration TTL = Duration.ofMinutes(10);
    static final TenantId T = new TenantId("acme");
    static final TenantId OTHER = new TenantId("umbrella");
    private static final MasterKeys KEYS = newKeys();

    final MapKeyStore store = new MapKeyStore();
    final CountingMasterKeys master = new CountingMasterKeys(KEYS);
    final FakeTicker ticker = new FakeTicker();
    final Keyring node = node();
    final PersonKey anna = person(T, "anna");
    final PersonKey ben = person(T, "ben");
    final ConversationRef one = conversation(T, "one");
    final ConversationRef two = conversation(T, "two");

    Keyring node() {
        return Keyring.create(store, master, new KeyringSettings(1000, TTL, ticker));
    }

    PersonKey person(TenantId tenant, String userId) {
        PersonKey person = node.pseudonyms().person(tenant, userId);
        node.people().remember(tenant, Map.of(person, userId));
        return person;
    }

    ConversationRef conversation(TenantId tenant, String subject) {
        ConversationRef ref = new ConversationRef(tenant, node.pseudonyms().subject(tenant, subject));
        node.profiles().createConversationKey(ref);
        return ref;
    }

    StoredEntry say(Keyring by, ConversationRef where, PersonKey author, String text) {
        EntryName name = by.pseudonyms().entry(where, author, text);
        return entry(where, author, name, by.entries().seal(where, author, name, text.getBytes(UTF_8)));
    }

    StoredEntry say(ConversationRef where, PersonKey author, String text) {
        return say(node, where, author, text);
    }

    static StoredEntry entry(ConversationRef where, PersonKey author, EntryName name, SealedBytes envelope) {
        return StoredEntry.of(where, 1, name)
                .author(author)
                .kind(EntryKind.MESSAGE)
                .at(Instant.EPOCH)
                .envelope(envelope)
                .build();
    }

    static String read(Keyring by, StoredEntry entry) {
        return new String(by.entries().open(entry), UTF_8);
    }

    static void unreadable(ThrowingCallable call) {
        assertThatExceptionOfType(KeyException.class)
                .isThrownBy(call)
                .withMessage("UNREADABLE: sealed content does not open")
                .withNoCause()
                .matches(failed -> failed.code() == ErrorCode.UNREADABLE);
    }

    static void keysDoNotMatch(ThrowingCallable call) {
        assertThatExceptionOfType(KeyException.class)
                .isThrownBy(call)
                .matches(failed -> failed.code() == ErrorCode.KEYS_DO_NOT_MATCH && !failed.retryable());
    }

    static void unreachable(ThrowingCallable call) {
        assertThatExceptionOfType(KeyException.class)
                .isThrownBy(call)
                .matches(failed -> failed.code() == ErrorCode.KEYS_UNREACHABLE && failed.retryable());
    }

    private static MasterKeys newKeys() {
        try {
            Path directory = Files.createTempDirectory("keys");
            Path file = directory.resolve("keys.p12");
            LocalKeystore.create(file, "secret".toCharArray());
            MasterKeys keys = MasterKeys.fromKeystore(file, "secret".toCharArray());
            Files.delete(file);
            Files.delete(directory);
            return keys;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
