// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import java.nio.charset.StandardCharsets;

/** The first field of everything that is authenticated or hashed, so that nothing made for one purpose serves another. */
enum Purpose {
    CLUSTER("cluster"),
    TENANT("tenant"),
    INDEX("index"),
    CONVERSATION("conv"),
    PERSON("person"),
    DATA("dek"),
    ENTRY("entry"),
    PROFILE("profile"),
    LABEL("label"),
    PERSONAL("personal"),
    PROOF("proof"),
    NAME_PERSON("name-person"),
    NAME_DIRECT("name-direct"),
    NAME_CONVERSATION("name-conv"),
    NAME_SUBJECT("name-subject"),
    NAME_ENTRY("name-entry"),
    NAME_BLOB("name-blob"),
    BLOB("blob"),
    BLOB_KEY("blob-key"),
    BLOB_HEADER("blob-header"),
    FINGERPRINT("fingerprint"),
    CHOICE("choice"),
    EVIDENCE("evidence");

    private final String stored;

    Purpose(String stored) {
        this.stored = stored;
    }

    byte[] bytes() {
        return stored.getBytes(StandardCharsets.ISO_8859_1);
    }
}
