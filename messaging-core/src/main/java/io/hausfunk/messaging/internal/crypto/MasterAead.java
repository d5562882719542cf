// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import com.google.crypto.tink.Aead;
import io.hausfunk.messaging.error.KeyException;
import io.hausfunk.messaging.keys.MasterKeys;
import java.util.Arrays;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The host's key service as Tink sees it. Whatever it throws means that it is out of reach, unless it says otherwise. */
record MasterAead(MasterKeys master) implements Aead {
    private static final Logger LOG = LoggerFactory.getLogger(MasterAead.class);
    private static final int FRAMES = 7;

    @Override
    public byte[] encrypt(byte[] plaintext, byte[] associatedData) {
        return ask(() -> master.wrap(plaintext, associatedData));
    }

    @Override
    public byte[] decrypt(byte[] ciphertext, byte[] associatedData) {
        return ask(() -> master.unwrap(ciphertext, associatedData));
    }

    @SuppressWarnings("NullAway") // a host's code may answer null whatever its signature says
    private static byte[] ask(Supplier<byte[]> call) {
        byte[] answer;
        try {
            answer = call.get();
        } catch (KeyException said) {
            throw said;
        } catch (RuntimeException failed) {
            // Its text may hold what must not be in a log; its kind says where to look.
            LOG.warn(
                    "The key service failed with {} at {}",
                    failed.getClass().getName(),
                    Arrays.stream(failed.getStackTrace()).limit(FRAMES).toList());
            throw KeyErrors.unreachable(null);
        }
        if (answer == null) {
            throw KeyErrors.unreachable(null);
        }
        return answer;
    }

    @Override
    public String toString() {
        return "MasterAead";
    }
}
