// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.engine;

import io.hausfunk.messaging.internal.directory.PeopleLookup;
import org.jspecify.annotations.Nullable;

/** What sessions and conversations can do, made once for an engine. */
record Operations(
        Parts parts,
        PeopleFinder people,
        Founder founder,
        Sender sender,
        Changer changer,
        Reader reader,
        Overview overview,
        @Nullable PeopleLookup lookup) {
    static Operations of(Parts parts, @Nullable PeopleLookup lookup) {
        PeopleFinder people = new PeopleFinder(parts);
        return new Operations(
                parts,
                people,
                new Founder(parts, people),
                new Sender(parts),
                new Changer(parts),
                new Reader(parts),
                new Overview(parts),
                lookup);
    }
}
