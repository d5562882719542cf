// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.access;

/** The link that decided whether something is allowed. */
public enum AccessReason {
    /** Nothing speaks against it. */
    ALLOWED,
    /** The conversation does not exist, or the person never took part in it. */
    NOT_A_PARTICIPANT,
    /** The person took part once, and takes part no more. */
    NO_LONGER_A_PARTICIPANT,
    /** The person takes part with a role that may not do this. */
    ROLE_TOO_LOW,
    /** The person is neither in the audience of an announcement nor one of those who send or review it. */
    NOT_ADDRESSED,
    /** Only channels can be joined. */
    NOT_OPEN_TO_JOIN,
    /** Somebody banned the person. */
    BANNED,
    /** Only a newer version writes in a conversation of this kind. */
    UNKNOWN_KIND,
    /** The host's access policy says no. */
    POLICY,
    /** Who takes part follows a group of the directory. */
    FOLLOWS_A_GROUP,
    /** Who takes part in a direct conversation, and what it is called, is fixed. */
    DIRECT_CONVERSATION
}
