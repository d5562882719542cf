// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.javaxee.access;

import javax.inject.Inject;

/** Planted to be reported. */
public final class Injected {
    @Inject
    Object given;
}
