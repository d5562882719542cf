// SPDX-License-Identifier: Apache-2.0
/** What an adapter implements and calls: servlet containers, Vert.x, or a server of one's own. */
@NullMarked
package io.hausfunk.messaging.web.adapter;

import org.jspecify.annotations.NullMarked;
