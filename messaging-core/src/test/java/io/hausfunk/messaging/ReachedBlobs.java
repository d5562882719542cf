// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import io.hausfunk.messaging.storage.BlobRef;
import io.hausfunk.messaging.storage.BlobStore;
import io.hausfunk.messaging.storage.HasBlobs;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.SealedBytes;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A store whose chunks somebody else gets at: reads may be answered otherwise, and are counted. */
final class ReachedBlobs {
    /** Bytes of chunks that were read. */
    final AtomicLong read = new AtomicLong();

    /** What to answer in place of a chunk; null for the chunk itself. */
    volatile @Nullable Otherwise otherwise;

    interface Otherwise {
        Optional<SealedBytes> read(BlobStore real, BlobRef blob, int number);
    }

    MessagingStorage around(MessagingStorage storage) {
        Set<Class<?>> roles = new LinkedHashSet<>(List.of(storage.getClass().getInterfaces()));
        return (MessagingStorage) Proxy.newProxyInstance(
                ReachedBlobs.class.getClassLoader(), roles.toArray(Class<?>[]::new), (self, method, arguments) -> {
                    Object answer = call(storage, method, arguments);
                    return method.getName().equals("blobs") ? blobs(((HasBlobs) storage).blobs()) : answer;
                });
    }

    private BlobStore blobs(BlobStore real) {
        return (BlobStore) Proxy.newProxyInstance(
                ReachedBlobs.class.getClassLoader(), new Class<?>[] {BlobStore.class}, (self, method, arguments) -> {
                    if (!method.getName().equals("read")) {
                        return call(real, method, arguments);
                    }
                    Otherwise bent = otherwise;
                    BlobRef blob = (BlobRef) arguments[0];
                    int number = (Integer) arguments[1];
                    Optional<SealedBytes> chunk =
                            bent == null ? real.read(blob, number) : bent.read(real, blob, number);
                    chunk.ifPresent(bytes -> read.addAndGet(bytes.length()));
                    return chunk;
                });
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
