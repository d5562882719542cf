// SPDX-License-Identifier: Apache-2.0
/** Files: how they are uploaded and downloaded, and what a host decides about them. */
@NullMarked
package io.hausfunk.messaging.attachment;

import org.jspecify.annotations.NullMarked;
