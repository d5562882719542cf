// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.history;

/** Something that happened, and when. */
public sealed interface Event {
    /** Microseconds of the driver's clock. */
    long at();

    /** There is a conversation; {@code history} is the policy for newcomers, {@code since_joined} or {@code all}. */
    record Opened(long at, String conversation, String kind, String history, String owner) implements Event {}

    /** A client is about to ask a node to send a message. */
    record Invoke(long at, String client, String op, String conversation, String name, String body, String node)
            implements Event {}

    /** The message was acknowledged under this number. */
    record Ok(long at, String client, String op, long sequence, boolean repeated) implements Event {}

    /** The message was refused: it is not stored by this operation. */
    record Fail(long at, String client, String op, String code) implements Event {}

    /** Nobody knows yet whether the message is stored. */
    record Unknown(long at, String client, String op, String code) implements Event {}

    /** A change of participants was acknowledged; {@code item} is what its entry says. */
    record Changed(long at, String client, String conversation, String item, long sequence) implements Event {}

    /** A device begins to listen on a node, from where its last {@link Stood} of any listening was, or from the beginning. */
    record Listen(long at, String person, String device, String listening, String node, boolean resumed)
            implements Event {}

    /** The device keeps a cursor that covers exactly what this listening was shown so far. */
    record Stood(long at, String device, String listening) implements Event {}

    /** A listener was shown an entry. */
    record Heard(long at, String listening, String conversation, long sequence, String author, String item, String body)
            implements Event {}

    /** A listener was told to read these entries for itself. */
    record Behind(long at, String listening, String conversation, long after, long upTo) implements Event {}

    /** The listening ended: its node died or its client left. */
    record Deaf(long at, String listening) implements Event {}

    /** One entry of a listing. Equal listings are written once. */
    record Entry(long at, String listing, long sequence, String author, String item, String body) implements Event {}

    /** After all faults a person read a conversation on a node, from the first entry to the last, and got this listing. */
    record Read(long at, String person, String node, String conversation, String listing) implements Event {}

    /**
     * A client is about to ask a node to change what became of a message: its attempts have one {@code name}, and {@code item} is what the
     * entry says. Answered like {@link Invoke}; {@code repeated} says that nothing had to be changed.
     */
    record Alter(
            long at, String client, String op, String conversation, long target, String name, String item, String node)
            implements Event {}

    /** A client is about to ask a node for the latest items of a timeline. */
    record Look(long at, String client, String op, String conversation, String node) implements Event {}

    /** One item that was shown then; {@code state} as in {@link Item}. */
    record Glance(long at, String op, long sequence, String state) implements Event {}

    /** After all faults a person read the timeline of a conversation on a node, and got this listing. */
    record Shown(long at, String person, String node, String conversation, String listing) implements Event {}

    /**
     * One item of a timeline: the body of its text or {@code removed}, then how many reacted in which way, such as {@code
     * 1f00ab/heart=1/like=2}; {@code event} if it is no message. Equal listings are written once.
     */
    record Item(long at, String listing, long sequence, String state) implements Event {}

    /** After all faults the database held no content under this number. */
    record Emptied(long at, String conversation, long sequence) implements Event {}

    /** After all faults the text of a message was found in clear in a file. */
    record Leaked(long at, String file) implements Event {}

    /** After all faults the database held this of a conversation. */
    record Stored(long at, String conversation, long head, long entries, long first, long last, long names)
            implements Event {}

    /** A person's mark was acknowledged; {@code kind} is {@code delivered} or {@code read}. */
    record Marked(long at, String person, String conversation, String kind, long sequence) implements Event {}

    /** Somebody's marks, as seen on a node. */
    record Receipt(long at, String node, String conversation, String person, long delivered, long read)
            implements Event {}

    /** After all faults a node said how much a person has not read. */
    record Unread(long at, String person, String node, String conversation, long count) implements Event {}

    /** What a node shows of somebody: {@code online}, {@code away}, {@code busy} or {@code offline}. */
    record Presence(long at, String node, String person, String state) implements Event {}

    /** Whether a node runs, as known from its process. */
    record Running(long at, String node, boolean running) implements Event {}

    /**
     * The database went back: of this conversation it has the entries up to {@code head}. It lost nothing that was acknowledged before
     * {@code covered}; of what was acknowledged until now it may lack what has higher numbers.
     */
    record Kept(long at, long covered, String conversation, long head) implements Event {}

    /** The fault begins ({@code begin}), ends ({@code heal}), or all is over ({@code quiet}). */
    record Fault(long at, String name, String moment) implements Event {}
}
