// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

/** The size of a picture in pixels, as it is to be shown: turned as its file asks for. Later versions may add methods. */
public interface Dimensions {
    /** From left to right, at least 1. */
    int width();

    /** From top to bottom, at least 1. */
    int height();
}
