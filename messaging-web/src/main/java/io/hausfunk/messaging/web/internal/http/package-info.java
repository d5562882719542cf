// SPDX-License-Identifier: Apache-2.0
/** What comes by HTTP: files of the page and of people, and polls. */
@NullMarked
package io.hausfunk.messaging.web.internal.http;

import org.jspecify.annotations.NullMarked;
