// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast.internal;

import io.vertx.core.eventbus.EventBusOptions;
import java.io.IOException;
import java.util.List;

/** Where keys and certificates of the bus come from. */
public sealed interface TlsMaterial permits PemMaterial, Pkcs12Material {
    /** What is wrong with the files, in words for an administrator. */
    List<String> problems();

    /** Reads the files into the options. */
    void applyTo(EventBusOptions options) throws IOException;
}
