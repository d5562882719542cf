// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.administration;

/** Why a link of an {@link Explanation} said what it said. The names are stable; later versions may add some. */
public enum ExplanationCode {
    /** There is nothing to be asked here: no directory, no object of the host, no cluster, no notifier. */
    NOTHING_TO_ASK,
    /** An earlier link decided. */
    DECIDED_BEFORE,
    /** Nothing speaks against it. */
    ALLOWED,
    /** What would have to be asked does not answer. */
    UNAVAILABLE,

    /** The account is active. */
    ACTIVE,
    /** The directory does not have the person. */
    PERSON_NOT_FOUND,
    /** The account is disabled. */
    DISABLED,
    /** The account has expired. */
    EXPIRED,
    /** A run of the directory that would bring the person in waits for an approval. */
    RUN_HELD,

    /** It is there. */
    MESSAGE_THERE,
    /** The conversation has no entry of this number, or does not exist. */
    MESSAGE_NOT_FOUND,
    /** The person wrote it. */
    OWN_MESSAGE,
    /** Its author took it back. */
    MESSAGE_RETRACTED,
    /** A moderator removed it. */
    MESSAGE_REDACTED,
    /** Its time is over. */
    MESSAGE_EXPIRED,
    /** A later version took its place, which has a number of its own. */
    MESSAGE_EDITED,
    /** The keys with which it could be read are gone. */
    MESSAGE_UNREADABLE,
    /** The announcement is not published. */
    NOT_PUBLISHED,
    /** The announcement is shown from a later time on, which is given. */
    NOT_SHOWN_YET,
    /** The announcement is paused. */
    PAUSED,
    /** The announcement was ended before its time. */
    STOPPED,

    /** The person takes part, or belongs to the audience. */
    ADDRESSED,
    /** The person never took part. */
    NOT_A_PARTICIPANT,
    /** The person went before the message was sent. */
    LEFT_BEFORE,
    /** Somebody banned the person before the message was sent. */
    BANNED_BEFORE,
    /** The person came later, and may not read what was said before. */
    JOINED_LATER,
    /** The person does not belong to the audience. */
    NOT_IN_AUDIENCE,
    /** The person's role may not read. */
    ROLE_TOO_LOW,
    /** Only a newer version knows conversations of this kind. */
    UNKNOWN_KIND,
    /** The host's access policy says no. */
    HOST_REFUSED,

    /** All nodes that live are heard. */
    NODES_HEARD,
    /** A node that lives is not heard: whether the person is connected there is not known here. */
    NODE_SILENT,

    /** The person read up to the message or further. */
    READ,
    /** A device of the person has it. */
    DELIVERED,
    /** A device of the person is connected, or a listener of theirs is there. */
    CONNECTED,
    /** Nothing of the person's is connected. */
    NO_SESSION,

    /** The notifier told the person; the last time it did is given. */
    TOLD,
    /** Nobody is told of entries of this kind, such as reactions. */
    NOT_COUNTED,
    /** It was said before the person came: they may read it, and are not told of it. */
    SAID_BEFORE,
    /** The person muted the conversation, until the time that is given. */
    MUTED,
    /** The person archived the conversation. */
    ARCHIVED,
    /** The person wants to be told of nothing of this conversation. */
    NOTIFICATIONS_OFF,
    /** The person wants to be told of mentions only, and is not mentioned. */
    NOT_MENTIONED,
    /** The person is told from the time that is given on: until then it is quiet, or they do not work. */
    QUIET_HOURS,
    /** The person was told of something else lately, and is left alone until the time that is given. */
    TOLD_LATELY,
    /** The delay after the message lasts until the time that is given. */
    NOT_DUE,
    /** The notifier fails on this node, and is tried again. */
    NOTIFIER_FAILS,
    /** It is due, and the next node that looks tells the person. */
    DUE,
    /** The person has too many conversations with later activity, or may read this one only as it was. */
    NOT_LOOKED_AT,
    /** Of an announcement people are told by its reminders, and none was told to this person. */
    NO_REMINDER
}
