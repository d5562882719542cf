// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.storage.HistoryStore;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.memory.MemoryData;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A store with a standby that gets what is written, until it lags; and takes over, lag and all. From then on every call is refused
 * until the new history was asked for.
 */
final class LaggingStandby {
    private static final Set<String> WRITING = Set.of(
            "append",
            "appendUnder",
            "create",
            "putIfAbsent",
            "replace",
            "delete",
            "advance",
            "acquire",
            "renew",
            "release",
            "put");

    final MemoryData primary = new MemoryData();
    final MemoryData standby = new MemoryData();
    private final Object both = new Object();
    private volatile boolean lags;
    private volatile boolean promoted;
    private volatile boolean noticed = true;

    /** What is written from now on is lost with the first server. */
    void lags() {
        lags = true;
    }

    /** The standby takes over. */
    void takesOver() {
        noticed = false;
        promoted = true;
    }

    /** A store on whichever server is the first one. */
    MessagingStorage storage() {
        MessagingStorage first = MemoryStorage.on(primary);
        MessagingStorage second = MemoryStorage.on(standby);
        return proxy(MessagingStorage.class, (self, method, arguments) -> {
            if (method.getReturnType().isInterface()) {
                return role(method, method.invoke(first), method.invoke(second));
            }
            Object answer = method.invoke(first, arguments);
            if (!method.getName().equals("descriptor")) {
                method.invoke(second, arguments);
            }
            return answer;
        });
    }

    private Object role(Method of, Object first, Object second) {
        return proxy(of.getReturnType(), (self, method, arguments) -> {
            boolean accepts =
                    of.getReturnType() == HistoryStore.class && method.getName().equals("current");
            if (accepts) {
                noticed = true;
            } else if (!noticed) {
                throw new StorageException(ErrorCode.HISTORY_CHANGED, "the standby took over");
            }
            synchronized (both) {
                if (promoted) {
                    return call(method, second, arguments);
                }
                Object answer = call(method, first, arguments);
                if (!lags && WRITING.contains(method.getName())) {
                    call(
                            method,
                            second,
                            Arrays.stream(arguments)
                                    .map(LaggingStandby::inAnyHistory)
                                    .toArray());
                }
                return answer;
            }
        });
    }

    private static Object inAnyHistory(Object argument) {
        if (argument instanceof NewEntry entry) {
            return entry.but().expectedHistory(null).build();
        }
        return argument instanceof List<?> list
                ? list.stream().map(LaggingStandby::inAnyHistory).toList()
                : argument;
    }

    private static Object call(Method method, Object on, Object[] arguments) throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(LaggingStandby.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
