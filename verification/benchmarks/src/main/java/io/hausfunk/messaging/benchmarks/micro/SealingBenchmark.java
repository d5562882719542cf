// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.micro;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.config.TinkConfig2026;
import io.hausfunk.messaging.internal.crypto.EntrySealer;
import io.hausfunk.messaging.storage.EntryKind;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.StoredEntry;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Sealing and opening of entries through the engine's keys, beside the same with Tink alone. With one key, the JDK keeps
 * what it computed from the key; with as many as conversations have, it computes that anew each time, for both.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init")
public class SealingBenchmark {
    /** What the engine binds to an entry has this length. */
    private static final int BOUND = 120;

    /** Bytes in an entry. */
    @Param({"256", "1024"})
    public int size;

    /** Conversations with a key of their own. */
    @Param({"1", "100"})
    public int keys;

    private final EntryName name = new EntryName(new UUID(1, 2));
    private final byte[] bound = new byte[BOUND];
    private final List<Aead> plain = new ArrayList<>();
    private final List<byte[]> ciphertexts = new ArrayList<>();
    private final List<StoredEntry> entries = new ArrayList<>();
    private EntrySealer sealer;
    private byte[] content;
    private int turn;

    /** Makes keys and something to open. */
    @Setup
    public void prepare() throws GeneralSecurityException {
        content = new byte[size];
        KeyedConversations conversations = KeyedConversations.make(keys);
        sealer = conversations.sealer();
        PersonKey author = conversations.author();
        for (int i = 0; i < keys; i++) {
            Aead aead = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, TinkConfig2026.get())
                    .getPrimitive(TinkConfig2026.get(), Aead.class);
            plain.add(aead);
            ciphertexts.add(aead.encrypt(content, bound));
            SealedBytes sealed = sealer.seal(conversations.ref(i), author, name, content);
            entries.add(StoredEntry.of(conversations.ref(i), 1, name)
                    .author(author)
                    .kind(EntryKind.MESSAGE)
                    .at(Instant.EPOCH)
                    .envelope(sealed)
                    .build());
        }
    }

    /** The engine seals. */
    @Benchmark
    public SealedBytes seal() {
        StoredEntry entry = entries.get(next());
        return sealer.seal(entry.conversation(), entry.author(), name, content);
    }

    /** Tink seals. */
    @Benchmark
    public byte[] sealTink() throws GeneralSecurityException {
        return plain.get(next()).encrypt(content, bound);
    }

    /** The engine opens. */
    @Benchmark
    public byte[] open() {
        return sealer.open(entries.get(next()));
    }

    /** Tink opens. */
    @Benchmark
    public byte[] openTink() throws GeneralSecurityException {
        int at = next();
        return plain.get(at).decrypt(ciphertexts.get(at), bound);
    }

    private int next() {
        turn = turn + 1 == keys ? 0 : turn + 1;
        return turn;
    }
}
