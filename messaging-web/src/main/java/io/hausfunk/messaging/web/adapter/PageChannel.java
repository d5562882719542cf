// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.adapter;

/** The gateway's end of a page's connection. Thread-safe; no method blocks or throws. */
public interface PageChannel {
    /** The longest text frame that pages may send, in UTF-8 bytes. */
    int MAX_FRAME_BYTES = 65_536;

    /** A whole text frame came. Frames of one connection are given one after the other, in order. */
    void received(String frame);

    /** A frame came that is longer than {@link #MAX_FRAME_BYTES}, or is not text, and was not read. */
    void receivedTooMuch();

    /** The connection is gone, for whatever reason. Idempotent. */
    void closed();
}
