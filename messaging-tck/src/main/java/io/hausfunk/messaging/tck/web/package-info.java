// SPDX-License-Identifier: Apache-2.0
/** What anyone's adapter between a web server and the gateway must do: extend {@link io.hausfunk.messaging.tck.web.AdapterContract}. */
@NullMarked
package io.hausfunk.messaging.tck.web;

import org.jspecify.annotations.NullMarked;
