// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.model;

import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A number with a meaning, of which later versions may know more. A number that this version does not know is a value like any
 * other: it is kept, passed on and compared, and grants nobody anything. Two of one type are equal if their numbers are;
 * compare with {@code equals}.
 */
public abstract class OpenCode {
    /** The highest number. */
    public static final int MAX = Short.MAX_VALUE;

    private final int code;
    private final @Nullable String name;

    /** Refuses a number outside 1 to 32767 with {@link IllegalArgumentException}; without a name it is not known here. */
    protected OpenCode(int code, @Nullable String name) {
        if (code < 1 || code > MAX) {
            throw new IllegalArgumentException("a code is 1 to " + MAX + ", not " + code);
        }
        this.code = code;
        this.name = name;
    }

    /** The constant with this number, or a value without a name. */
    protected static <C extends OpenCode> C of(int code, List<C> known, IntFunction<C> unknown) {
        for (C each : known) {
            if (each.code() == code) {
                return each;
            }
        }
        return unknown.apply(code);
    }

    /** The constant of this name; throws {@link IllegalArgumentException} if there is none. */
    protected static <C extends OpenCode> C named(String name, List<C> known) {
        return known.stream()
                .filter(each -> name.equals(each.toString()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no constant " + name));
    }

    /** The number that is stored; it never changes. */
    public final int code() {
        return code;
    }

    /** Whether this version has a name for it. */
    public final boolean known() {
        return name != null;
    }

    /** What values of this type are called in {@link #toString()}. */
    protected abstract String noun();

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof OpenCode that && that.getClass() == getClass() && that.code == code;
    }

    @Override
    public final int hashCode() {
        return code;
    }

    /** The name, such as {@code MEMBER}, or for an unknown one the number, such as {@code role 17}. */
    @Override
    public final String toString() {
        return name == null ? noun() + " " + code : name;
    }
}
