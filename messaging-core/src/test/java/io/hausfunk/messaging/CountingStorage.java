// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import io.hausfunk.messaging.storage.MessagingStorage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the calls of a store, each under the names of its role and its method. */
public final class CountingStorage {
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();

    /** The same store, counted. */
    public MessagingStorage over(MessagingStorage real) {
        return (MessagingStorage) counted("", real);
    }

    /** What was called since the last look. */
    public Map<String, Integer> taken() {
        Map<String, Integer> taken = new TreeMap<>();
        calls.keySet().forEach(name -> taken.put(name, calls.remove(name).get()));
        return taken;
    }

    private Object counted(String role, Object real) {
        Class<?>[] roles = Arrays.stream(real.getClass().getInterfaces())
                .filter(one -> one.getPackage().equals(MessagingStorage.class.getPackage()))
                .toArray(Class<?>[]::new);
        return Proxy.newProxyInstance(
                getClass().getClassLoader(), roles, (proxy, method, arguments) -> call(role, real, method, arguments));
    }

    private Object call(String role, Object real, Method method, Object[] arguments) throws Throwable {
        Object answer;
        try {
            method.setAccessible(true);
            answer = method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        if (!role.isEmpty()) {
            calls.computeIfAbsent(role + "." + method.getName(), name -> new AtomicInteger())
                    .incrementAndGet();
            return answer;
        }
        return method.getReturnType().getSimpleName().endsWith("Store") ? counted(method.getName(), answer) : answer;
    }
}
