// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import com.unboundid.ldap.sdk.Entry;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A security identifier of Active Directory: a domain and a number in it. A person's primary group is recorded as such a number only,
 * and does not list the person.
 */
record Sid(String domain, long number) {
    private static final int SHORTEST = 12;
    private static final int NUMBER = 4;

    /** That of an entry itself. */
    static Optional<Sid> of(Entry entry) {
        byte[] bytes = entry.getAttributeValueBytes("objectSid");
        if (bytes == null || bytes.length < SHORTEST) {
            return Optional.empty();
        }
        int at = bytes.length - NUMBER;
        long number = ByteBuffer.wrap(bytes, at, NUMBER)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getInt()
                & 0xFFFF_FFFFL;
        return Optional.of(new Sid(HexFormat.of().formatHex(Arrays.copyOf(bytes, at)), number));
    }

    /** That of the primary group of a person. */
    static Optional<Sid> ofPrimaryGroup(Entry person) {
        Long group = person.getAttributeValueAsLong("primaryGroupID");
        return group == null ? Optional.empty() : of(person).map(own -> new Sid(own.domain, group));
    }

    byte[] bytes() {
        byte[] front = HexFormat.of().parseHex(domain);
        return ByteBuffer.allocate(front.length + NUMBER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(front)
                .putInt((int) number)
                .array();
    }
}
