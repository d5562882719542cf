// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast.internal;

import java.util.List;

/**
 * What Hazelcast sees of the class path: itself, what Vert.x keeps in it, and the JDK's base. Some of its formats name classes
 * that the serialization filter is not asked about, and make an object of them before they find that it does not fit.
 */
final class NarrowClassLoader extends ClassLoader {
    private static final List<String> SEEN =
            List.of("java.", "com.hazelcast.", "io.vertx.spi.cluster.hazelcast.impl.Hazelcast");

    NarrowClassLoader(ClassLoader all) {
        super(all);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (SEEN.stream().noneMatch(name::startsWith)) {
            throw new ClassNotFoundException("not for Hazelcast");
        }
        return super.loadClass(name, resolve);
    }
}
