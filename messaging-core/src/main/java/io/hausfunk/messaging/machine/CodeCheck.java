// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.machine;

/** What a program learns of a code that somebody typed. Later versions may add some. */
public enum CodeCheck {
    /** It is the code. It is used up now. */
    ACCEPTED,
    /** It is another one. */
    WRONG,
    /** Its time is over. */
    EXPIRED,
    /** It was accepted before. */
    USED,
    /** Too many wrong ones were tried, so it is void. */
    TOO_MANY_TRIES,
    /** This person has no code of this account for this purpose, or had one more than a day ago. */
    NONE
}
