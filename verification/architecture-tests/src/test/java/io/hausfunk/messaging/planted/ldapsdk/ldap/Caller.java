// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.ldapsdk.ldap;

import com.unboundid.ldap.sdk.DN;

/** Planted to be reported. */
public final class Caller {
    Object act(DN given) {
        return given;
    }
}
