// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

/** What a stored key is for. Stores keep {@link #code()}. */
public enum KeyKind {
    /** A tenant's own key; wraps the others. */
    TENANT(1),
    /** Makes a tenant's pseudonyms, names and fingerprints. */
    INDEX(2),
    /** One for each conversation. */
    CONVERSATION(3),
    /** One for each person. */
    PERSON(4),
    /** One for each person in each conversation; seals entries. */
    DATA(5),
    /** One for the installation: seals what its nodes tell each other. */
    CLUSTER(6);

    private final int code;

    KeyKind(int code) {
        this.code = code;
    }

    /** The number that is stored; it never changes. */
    public int code() {
        return code;
    }

    /** The kind with this code; throws {@link IllegalArgumentException} if there is none. */
    public static KeyKind ofCode(int code) {
        for (KeyKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IllegalArgumentException("unknown key kind " + code);
    }
}
