// SPDX-License-Identifier: Apache-2.0
/** Real directory servers on the loopback, for tests and measurements. */
@NullMarked
package io.hausfunk.messaging.ldap.servers;

import org.jspecify.annotations.NullMarked;
