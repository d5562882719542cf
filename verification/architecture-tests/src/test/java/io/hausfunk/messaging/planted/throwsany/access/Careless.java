// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.throwsany.access;

/** Planted to be reported. */
public final class Careless {
    public void act() throws Exception {}
}
