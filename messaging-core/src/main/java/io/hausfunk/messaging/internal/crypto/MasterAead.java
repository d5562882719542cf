// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import com.google.crypto.tink.Aead;
import io.hausfunk.messaging.error.KeyException;
import io.hausfunk.messaging.keys.MasterKeys;
import java.util.function.Supplier;

/** The host's key service as Tink sees it. Whatever it throws means that it is out of reach, unless it says otherwise. */
record MasterAead(MasterKeys master) implements Aead {
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
            throw Failures.unreachable(failed);
        }
        if (answer == null) {
            throw Failures.unreachable(null);
        }
        return answer;
    }

    @Override
    public String toString() {
        return "MasterAead";
    }
}
