// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.attachment;

/** What a scanner says of a file. */
public enum ScanVerdict {
    /** It may be kept. */
    CLEAN,
    /** It is removed at once; whoever uploaded it learns that it was refused. */
    REFUSED
}
