// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** An id attribute: converts its values to ids, in lower case, and ids to filters. */
final class IdAttribute {
    private static final int GUID = 16;
    private static final int MAX = 128;
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern NS_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{8}){3}");

    private final String attribute;
    private final boolean binary;

    IdAttribute(String attribute) {
        this.attribute = attribute;
        this.binary = attribute.equalsIgnoreCase("objectGUID");
    }

    String attribute() {
        return attribute;
    }

    /** Whether a server makes sure that nobody else has it. */
    boolean unique() {
        return binary || attribute.equalsIgnoreCase("entryUUID") || attribute.equalsIgnoreCase("nsUniqueId");
    }

    /** The id of an entry; empty if it has none, or none of the form that it must have. */
    Optional<String> of(Entry entry) {
        if (binary) {
            byte[] bytes = entry.getAttributeValueBytes(attribute);
            return bytes == null || bytes.length != GUID ? Optional.empty() : Optional.of(text(bytes));
        }
        return Optional.ofNullable(entry.getAttributeValue(attribute))
                .map(value -> value.toLowerCase(Locale.ROOT))
                .filter(this::isOne);
    }

    /** Whether this can be an id at all. */
    boolean isOne(String text) {
        if (binary || attribute.equalsIgnoreCase("entryUUID")) {
            return UUID_TEXT.matcher(text).matches();
        }
        if (attribute.equalsIgnoreCase("nsUniqueId")) {
            return NS_TEXT.matcher(text).matches();
        }
        return !text.isEmpty()
                && text.length() <= MAX
                && LdapTexts.isSound(text)
                && text.chars().noneMatch(Character::isISOControl)
                && text.equals(text.toLowerCase(Locale.ROOT));
    }

    /** Who has this id, which must be one. */
    Filter filter(String id) {
        return binary ? Filters.equal(attribute, bytes(UUID.fromString(id))) : Filters.equal(attribute, id);
    }

    /** The first three parts come with the last byte first. */
    private static String text(byte[] guid) {
        ByteBuffer little = ByteBuffer.wrap(guid).order(ByteOrder.LITTLE_ENDIAN);
        long high = ((little.getInt() & 0xFFFF_FFFFL) << 32)
                | ((little.getShort() & 0xFFFFL) << 16)
                | (little.getShort() & 0xFFFFL);
        long low = little.order(ByteOrder.BIG_ENDIAN).getLong();
        return new UUID(high, low).toString();
    }

    private static byte[] bytes(UUID id) {
        long high = id.getMostSignificantBits();
        ByteBuffer little = ByteBuffer.allocate(GUID).order(ByteOrder.LITTLE_ENDIAN);
        little.putInt((int) (high >>> 32)).putShort((short) (high >>> 16)).putShort((short) high);
        return little.order(ByteOrder.BIG_ENDIAN)
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
