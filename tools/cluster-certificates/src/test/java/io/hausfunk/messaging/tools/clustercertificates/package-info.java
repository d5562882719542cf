// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.hausfunk.messaging.tools.clustercertificates;

import org.jspecify.annotations.NullMarked;
