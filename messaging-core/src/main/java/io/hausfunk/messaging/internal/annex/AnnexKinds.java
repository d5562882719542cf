// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.annex;

import io.hausfunk.messaging.storage.EntryKind;

/** Kinds of entries that are about others. The numbers are stored, so they never change their meaning. */
public final class AnnexKinds {
    /** A message says something else from now on. */
    public static final EntryKind EDIT = EntryKind.of(4);

    /** The content of messages was removed. */
    public static final EntryKind REMOVAL = EntryKind.of(5);

    /** A reaction came or went. */
    public static final EntryKind REACTION = EntryKind.of(6);

    /** A message was pinned or unpinned. */
    public static final EntryKind PIN = EntryKind.of(7);

    /** A person votes in a poll. */
    public static final EntryKind VOTE = EntryKind.of(8);

    /** The same in a poll with secret ballots: nobody else is shown whose it is, also once it is emptied. */
    public static final EntryKind SECRET_VOTE = EntryKind.of(9);

    /** A poll takes no more votes. */
    public static final EntryKind POLL_CLOSE = EntryKind.of(10);

    /** A step in the life of an announcement. */
    public static final EntryKind ANNOUNCEMENT_STEP = EntryKind.of(20);

    /** A person acknowledges an announcement. */
    public static final EntryKind ACKNOWLEDGEMENT = EntryKind.of(21);

    /** Who was told of an announcement, or read it, since the last one of these. */
    public static final EntryKind ANNOUNCEMENT_MARKS = EntryKind.of(22);

    /** A card of the company's software stands otherwise from now on. */
    public static final EntryKind CARD_CHANGE = EntryKind.of(40);

    private AnnexKinds() {}
}
