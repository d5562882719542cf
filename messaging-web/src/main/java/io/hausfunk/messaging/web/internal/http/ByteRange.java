// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which bytes of a file are asked for: one range, as players ask for it. Several ranges and other units are passed over, which HTTP allows.
 *
 * @param from the first byte
 * @param to the last byte
 */
record ByteRange(long from, long to) {
    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** What a header asks for of so many bytes; empty for all of them. A range that holds none of them is one that is {@link #outside}. */
    static Optional<ByteRange> of(Optional<String> header, long size) {
        Matcher asked = ONE.matcher(header.orElse(""));
        if (!asked.matches()) {
            return Optional.empty();
        }
        String first = asked.group(1);
        String last = asked.group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? Optional.empty() : Optional.of(latest(Long.parseLong(last), size));
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? size - 1 : Long.parseLong(last);
        // A range that ends before it begins is none.
        return to < from && !last.isEmpty()
                ? Optional.empty()
                : Optional.of(new ByteRange(from, Math.min(to, size - 1)));
    }

    private static ByteRange latest(long count, long size) {
        return count == 0 ? new ByteRange(size, size - 1) : new ByteRange(Math.max(0, size - count), size - 1);
    }

    boolean outside() {
        return to < from;
    }

    long length() {
        return to - from + 1;
    }
}
