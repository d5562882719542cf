// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.engine;

/** What sessions and conversations can do, made once for an engine. */
record Operations(
        Parts parts,
        PeopleFinder people,
        Founder founder,
        Sender sender,
        Changer changer,
        Reader reader,
        Overview overview) {
    static Operations of(Parts parts) {
        PeopleFinder people = new PeopleFinder(parts);
        return new Operations(
                parts,
                people,
                new Founder(parts, people),
                new Sender(parts),
                new Changer(parts),
                new Reader(parts),
                new Overview(parts));
    }
}
