// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.error;

/**
 * What went wrong, as a number that never changes its meaning, and whether the same call may succeed later.
 *
 * <p>1xx: the input; 2xx: not allowed; 3xx: a conflict; 4xx: not now; 5xx: the store; 6xx: keys; 7xx: what the host
 * plugs in.
 */
public enum ErrorCode {
    /** The builder was given an incomplete or contradictory configuration; the message lists every problem. */
    CONFIGURATION(100, false),
    /** A required argument is null. */
    ARGUMENT_MISSING(101, false),
    /** A number is outside its documented range. */
    ARGUMENT_OUT_OF_RANGE(102, false),
    /** A text is null or empty. */
    TEXT_MISSING(110, false),
    /** A text is longer than its limit in UTF-8 bytes. */
    TEXT_TOO_LONG(111, false),
    /** A text holds half of a surrogate pair, so it has no UTF-8 form. */
    TEXT_MALFORMED(112, false),
    /** A text holds the character U+0000. */
    TEXT_CONTAINS_NUL(113, false),
    /** A user id, message name or other identifier is empty, too long or holds control characters. */
    IDENTIFIER_INVALID(114, false),
    /** Content of a type that is not registered with this engine, or that only the engine itself writes. */
    CONTENT_NOT_REGISTERED(115, false),
    /** Content that cannot be mapped to JSON, or whose JSON breaks a limit; the message names type, rule and position. */
    CONTENT_NOT_VALID(116, false),
    /** A reply names an entry that the sender cannot read or that does not exist. */
    REPLY_TARGET_MISSING(120, false),
    /** There is no message of this number that the person can read. */
    MESSAGE_MISSING(121, false),
    /** A message mentions somebody who does not take part. */
    MENTION_NOT_POSSIBLE(122, false),
    /** A cursor is not one of ours, or belongs to another person or tenant. */
    CURSOR_INVALID(130, false),
    /** A cursor points behind what the store holds (it was restored from a backup): start over from the beginning. */
    CURSOR_EXPIRED(131, false),
    /** A file has more bytes than is allowed. */
    ATTACHMENT_TOO_LARGE(140, false),
    /** A file is of a type that is not allowed; the message names the type. */
    ATTACHMENT_TYPE_REFUSED(141, false),
    /** The name of a file promises another type than its bytes have. */
    ATTACHMENT_TYPE_MISMATCH(142, false),
    /** A file does not have the form of its type, or not what content of this kind needs. */
    ATTACHMENT_DAMAGED(143, false),
    /** The stream of a file failed or ended too early. Nothing was kept; upload it again. */
    ATTACHMENT_INCOMPLETE(144, true),
    /** A file was never uploaded here by this person, was not sent in time, or was sent in another message. */
    ATTACHMENT_MISSING(145, false),
    /** An audience names a group that the directory does not have; the message names it. */
    AUDIENCE_UNKNOWN_GROUP(150, false),
    /** Nobody belongs to an audience. */
    AUDIENCE_EMPTY(151, false),
    /** An audience has too many levels or parts. */
    AUDIENCE_TOO_COMPLEX(152, false),

    /** Not allowed, or not existing: deliberately the same answer. */
    NOT_PERMITTED(200, false),
    /** Wrong name or password: deliberately the same answer. */
    SIGN_IN_REJECTED(201, false),
    /** The directory has no such person, or their account is disabled, expired or locked. */
    ACCOUNT_NOT_USABLE(202, false),
    /** Name and password are right, but another password has to be chosen first, where the directory lets people do that. */
    PASSWORD_CHANGE_REQUIRED(203, false),
    /** The change would leave a group or channel without an owner. */
    LAST_OWNER(210, false),
    /** The conversation has as many participants as it may have. */
    CONVERSATION_FULL(211, false),
    /** The operation makes no sense for this kind of conversation, such as leaving a direct one. */
    NOT_APPLICABLE(212, false),
    /** Only the author of a message may do this. */
    NOT_THE_AUTHOR(213, false),
    /** The time within which a message may be edited or taken back is over. */
    EDIT_WINDOW_OVER(214, false),
    /** The content of the message was removed: taken back, removed by a moderator, or expired. */
    MESSAGE_REMOVED(215, false),
    /** The message has as many kinds of reactions as it may have. */
    TOO_MANY_REACTIONS(216, false),
    /** One of the people who are to come is banned; the ban has to end first. */
    BANNED(217, false),
    /** The host's scanner refused a file. */
    ATTACHMENT_REFUSED(218, false),
    /** A poll that takes no more votes. */
    POLL_CLOSED(220, false),
    /** The announcement ended, or was stopped, paused or taken back. */
    ANNOUNCEMENT_OVER(221, false),
    /** A service account may not send messages of this type, or not to this person. */
    SERVICE_NOT_ALLOWED(230, false),
    /** A one-time code that is not shown any more: it was shown, used or replaced, or its time is over. */
    CODE_GONE(231, false),
    /** Somebody else took the alert. */
    ALERT_TAKEN(232, false),
    /** The alert is over. */
    ALERT_RESOLVED(233, false),
    /** A question that takes no more answers: it is decided, or its deadline is over. */
    APPROVAL_CLOSED(234, false),
    /** The question was put to others. */
    NOT_ASKED(235, false),
    /** The person answered already, otherwise. */
    ALREADY_ANSWERED(236, false),

    /** The same idempotency key was used before for something else. */
    IDEMPOTENCY_CONFLICT(300, false),
    /** Others changed the conversation at the same time, again and again. */
    TOO_MANY_CHANGES(301, true),
    /** A lease ran out or was taken by somebody else: what was to be written under it was not. */
    LEASE_LOST(302, false),
    /** The announcement says something else by now: look at it again. */
    ANNOUNCEMENT_CHANGED(303, false),

    /** A queue is full; the exception says after which time to try again. */
    BUSY(400, true),
    /** The deadline passed before anything was handed to the store. */
    DEADLINE_EXCEEDED(401, true),
    /** Whether it happened is not known. Ask again with the same message name and the answer is true. */
    OUTCOME_UNKNOWN(402, true),
    /** One person has as much of something as one person may have; the message says of what. It helps to close some. */
    LIMIT_EXCEEDED(403, false),
    /** One person asks or writes faster than one person may; the exception says which limit it is, and after which time to try again. */
    RATE_EXCEEDED(404, true),
    /** The session was closed. */
    SESSION_CLOSED(410, false),
    /** The engine is not started, or was closed. */
    ENGINE_CLOSED(411, false),

    /** The store cannot be reached, or did not answer in time. Nothing was written. */
    STORAGE_UNAVAILABLE(500, true),
    /** The store has no room left. Nothing was written; reading goes on. */
    STORAGE_FULL(501, true),
    /** The store may be read only. Nothing was written. */
    STORAGE_READ_ONLY(502, true),
    /** The store's file or rows are damaged. */
    STORAGE_DAMAGED(503, false),
    /** A newer version made the schema into what this one cannot use. Nothing was touched. */
    STORAGE_SCHEMA_NEWER(504, false),
    /** The schema is missing or not as expected, and this store may not change it. */
    STORAGE_SCHEMA_MISMATCH(505, false),
    /** Another process has the store's file open. */
    STORAGE_LOCKED(506, true),
    /** The store was closed or not opened yet. */
    STORAGE_CLOSED(507, false),
    /** The store refused a call for another reason; see the cause. */
    STORAGE_FAILED(508, false),
    /** The store's data may have gone back to what it was before: a server that lagged took over, or a backup was restored. Nothing was written. */
    HISTORY_CHANGED(509, true),

    /** The key service or keystore cannot be reached. Nothing was written, nothing is shown. */
    KEYS_UNREACHABLE(600, true),
    /** The keystore's password is wrong. */
    KEYSTORE_PASSWORD_WRONG(601, false),
    /** The keystore file is missing, damaged or holds no usable key. */
    KEYSTORE_UNUSABLE(602, false),
    /** Something sealed does not open. Deliberately without a reason. */
    UNREADABLE(603, false),
    /**
     * The master keys are not those that the store was made with, or the store lost its rows of keys. Nothing was written.
     */
    KEYS_DO_NOT_MATCH(604, false),

    /** The directory cannot be reached: this is an outage, not a refusal. */
    DIRECTORY_UNAVAILABLE(700, true),
    /** The host's access policy gave no answer, so nothing is allowed. */
    POLICY_UNAVAILABLE(701, true),
    /** The host's scanner gave no verdict, so the file was not kept. */
    SCANNER_UNAVAILABLE(702, true),
    /** What the host's notifier sends through cannot be reached; the engine calls it again. */
    NOTIFIER_UNAVAILABLE(703, true),
    /** The cluster could not be joined, for now. */
    CLUSTER_UNAVAILABLE(710, true);

    private final int number;
    private final boolean retryable;

    ErrorCode(int number, boolean retryable) {
        this.number = number;
        this.retryable = retryable;
    }

    /** The stable number. */
    public int number() {
        return number;
    }

    /** Whether the same call may succeed later without a change by the caller. */
    public boolean retryable() {
        return retryable;
    }
}
