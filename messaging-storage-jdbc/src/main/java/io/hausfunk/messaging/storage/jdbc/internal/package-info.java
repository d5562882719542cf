// SPDX-License-Identifier: Apache-2.0
/** What both databases share: the stores in SQL, and the interfaces behind which the databases differ. Not for hosts. */
@NullMarked
package io.hausfunk.messaging.storage.jdbc.internal;

import org.jspecify.annotations.NullMarked;
