// SPDX-License-Identifier: Apache-2.0
/** The gateway between an engine and the pages of its people. A host builds one and mounts it with an adapter. */
@NullMarked
package io.hausfunk.messaging.web;

import org.jspecify.annotations.NullMarked;
