// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web;

/** A file that pages load. */
public final class WebAsset {
    private final byte[] bytes;
    private final String contentType;
    private final boolean unchanging;

    WebAsset(byte[] bytes, String contentType, boolean unchanging) {
        this.bytes = bytes;
        this.contentType = contentType;
        this.unchanging = unchanging;
    }

    /** What it holds; a copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Its type, without a charset; texts are UTF-8. */
    public String contentType() {
        return contentType;
    }

    /** Whether its path names its content, so that it may be cached for ever. */
    public boolean unchanging() {
        return unchanging;
    }
}
