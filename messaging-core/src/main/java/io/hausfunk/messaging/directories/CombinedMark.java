// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directories;

import io.hausfunk.messaging.directory.DirectoryMark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Encodes several marks in one, each prefixed with its length. */
final class CombinedMark {
    private CombinedMark() {}

    /** Throws {@link IllegalArgumentException} if the result is too long. */
    static DirectoryMark of(List<DirectoryMark> marks) {
        StringBuilder all = new StringBuilder();
        marks.forEach(mark -> all.append(mark.value().length()).append(':').append(mark.value()));
        return new DirectoryMark(all.toString());
    }

    /** The marks; empty unless there are exactly {@code count}. */
    static Optional<List<DirectoryMark>> parts(DirectoryMark mark, int count) {
        String rest = mark.value();
        List<DirectoryMark> marks = new ArrayList<>();
        while (!rest.isEmpty()) {
            int colon = rest.indexOf(':');
            // Four digits hold the length of any mark.
            if (colon < 1 || colon > 4 || !rest.substring(0, colon).matches("[0-9]+")) {
                return Optional.empty();
            }
            int end = colon + 1 + Integer.parseInt(rest.substring(0, colon));
            if (end > rest.length()) {
                return Optional.empty();
            }
            marks.add(new DirectoryMark(rest.substring(colon + 1, end)));
            rest = rest.substring(end);
        }
        return marks.size() == count ? Optional.of(marks) : Optional.empty();
    }
}
