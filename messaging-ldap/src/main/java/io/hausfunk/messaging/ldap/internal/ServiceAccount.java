// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The account that reads people and groups. */
public final class ServiceAccount {
    /** Nothing said yet. */
    public static final ServiceAccount NONE = new ServiceAccount("", new char[0]);

    private static final int MOST_BYTES = 4;

    private final String dn;
    private final char[] password;

    /** Copies the password. */
    public ServiceAccount(String dn, char[] password) {
        this.dn = dn;
        this.password = password.clone();
    }

    String dn() {
        return dn;
    }

    boolean complete() {
        return !dn.isBlank() && password.length > 0;
    }

    byte[] password() {
        return utf8(password);
    }

    /** The bytes of a password without a {@link String} of it on the way. */
    static byte[] utf8(char[] password) {
        ByteBuffer bytes = ByteBuffer.allocate(password.length * MOST_BYTES);
        StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(password), bytes, true);
        byte[] exact = Arrays.copyOf(bytes.array(), bytes.position());
        Arrays.fill(bytes.array(), (byte) 0);
        return exact;
    }

    /** Says neither who nor how. */
    @Override
    public String toString() {
        return "service account";
    }
}
