// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

/**
 * For whom work is done. Threads and queues are shared out between tenants first and within a tenant between its callers, so
 * that nobody's amount of work delays anybody else's. Both parts are compared with {@code equals}.
 */
public interface Caller {
    /** The engine itself. */
    Caller ENGINE = of("engine", "engine");

    /** Whose share is divided further. */
    Object tenant();

    /** Who in the tenant: as a rule a person. */
    Object key();

    /** A caller that is no person known by pseudonym. */
    static Caller of(Object tenant, Object key) {
        return new Named(tenant, key);
    }

    /** See {@link #of}. */
    record Named(Object tenant, Object key) implements Caller {
        @Override
        public String toString() {
            return "Caller";
        }
    }
}
