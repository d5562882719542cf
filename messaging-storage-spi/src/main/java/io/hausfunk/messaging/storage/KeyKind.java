// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import io.hausfunk.messaging.model.OpenCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a stored key is for. */
public final class KeyKind extends OpenCode {
    /** A tenant's own key; wraps the others. */
    public static final KeyKind TENANT = new KeyKind(1, "TENANT");

    /** Makes a tenant's pseudonyms, names and fingerprints. */
    public static final KeyKind INDEX = new KeyKind(2, "INDEX");

    /** One for each conversation. */
    public static final KeyKind CONVERSATION = new KeyKind(3, "CONVERSATION");

    /** One for each person. */
    public static final KeyKind PERSON = new KeyKind(4, "PERSON");

    /** One for each person in each conversation; seals entries. */
    public static final KeyKind DATA = new KeyKind(5, "DATA");

    /** One for the installation: seals what its nodes tell each other. */
    public static final KeyKind CLUSTER = new KeyKind(6, "CLUSTER");

    private static final List<KeyKind> KNOWN = List.of(TENANT, INDEX, CONVERSATION, PERSON, DATA, CLUSTER);

    private KeyKind(int code, @Nullable String name) {
        super(code, name);
    }

    /** The kind with this number; throws {@link IllegalArgumentException} only outside 1 to 32767. */
    public static KeyKind of(int code) {
        return of(code, KNOWN, other -> new KeyKind(other, null));
    }

    /** Those that this version knows, in the order of their numbers. */
    public static List<KeyKind> values() {
        return KNOWN;
    }

    @Override
    protected String noun() {
        return "key kind";
    }
}
