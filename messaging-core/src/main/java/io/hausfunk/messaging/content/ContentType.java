// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A kind of content that a host adds, registered with {@link io.hausfunk.messaging.MessagingBuilder#content}.
 *
 * <p>JSON-B maps the class to JSON and back, with its default configuration and the annotations of the class. Entries stay for years, so a
 * class must read what its earlier versions wrote: add optional properties, raise the version when older nodes would misread, and choose
 * another name when nothing remains of the old meaning. A node that has registered a lower version hands the entry over as
 * {@link UnknownContent}; so does a node whose class throws while it reads. The class is called on the caller's thread when it
 * is written and on threads of the engine when it is read: it must neither block nor ask anybody.
 *
 * <p>The engine tries the class at start, without values or, for a record, with values that it makes up, and refuses to start ({@code
 * CONFIGURATION}) with a class that cannot go to JSON and come back. A getter needs a setter, or {@code @JsonbTransient}.
 *
 * <p>Numbers keep their value but not their trailing zeros: write an amount as text or in its smallest unit. Implementations of JSON-B may
 * differ in how they write {@code BigDecimal} and dates, so changing the implementation between a message and its retry may make a retry
 * of such content a conflict.
 *
 * <p>What is written is refused
 * with {@link InvalidInputException} ({@code CONTENT_NOT_VALID}) if it has more than {@link #MAX_BYTES}, more than 32 levels, more than
 * 1,024 members in one object, the same member twice, a number of more than 64 digits or beyond 10<sup>&plusmn;400</sup>, or half of a
 * surrogate pair.
 *
 * @param <T> the class
 */
public final class ContentType<T extends Content> {
    /** The longest content, as JSON in UTF-8. */
    public static final int MAX_BYTES = 120 * 1024;

    /** The longest name. */
    public static final int MAX_NAME_LENGTH = 64;

    private static final int MAX_VERSION = 0xFFFF;
    private static final String RESERVED = "hausfunk.";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");

    private final String name;
    private final int version;
    private final Class<T> javaType;

    private ContentType(String name, int version, Class<T> javaType) {
        this.name = name;
        this.version = version;
        this.javaType = javaType;
    }

    /**
     * A type of a host.
     *
     * @param name two or more words with dots between them, such as {@code acme.approval}: small letters, digits and hyphens, each word
     *     beginning with a letter, at most 64 characters; never changed once entries carry it. {@code hausfunk.} is the engine's own
     * @param version 1 to 65,535, which is written; lower ones are read too
     * @param javaType what JSON-B maps
     * @throws InvalidInputException {@code IDENTIFIER_INVALID} for another name, {@code ARGUMENT_OUT_OF_RANGE} for another version
     */
    public static <T extends Content> ContentType<T> of(String name, int version, Class<T> javaType) {
        if (name == null
                || name.length() > MAX_NAME_LENGTH
                || name.startsWith(RESERVED)
                || !NAME.matcher(name).matches()) {
            throw new InvalidInputException(
                    ErrorCode.IDENTIFIER_INVALID,
                    "a content type has a name of two or more words with dots between them, such as acme.approval: at most 64 small"
                            + " letters, digits and hyphens, each word beginning with a letter; hausfunk. is the engine's own");
        }
        if (version < 1 || version > MAX_VERSION) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_OUT_OF_RANGE, "a version is 1 to " + MAX_VERSION);
        }
        return new ContentType<>(name, version, Objects.requireNonNull(javaType, "javaType"));
    }

    /** The name, the same on every node and for as long as entries carry it. */
    public String name() {
        return name;
    }

    /** The version that is written, and the highest that is read. */
    public int version() {
        return version;
    }

    /** The class. */
    public Class<T> javaType() {
        return javaType;
    }

    @Override
    public String toString() {
        return "ContentType[" + name + " " + version + "]";
    }
}
