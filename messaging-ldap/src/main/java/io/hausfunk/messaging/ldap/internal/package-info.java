// SPDX-License-Identifier: Apache-2.0
/** How LDAP is spoken, and what entries mean. */
@NullMarked
package io.hausfunk.messaging.ldap.internal;

import org.jspecify.annotations.NullMarked;
