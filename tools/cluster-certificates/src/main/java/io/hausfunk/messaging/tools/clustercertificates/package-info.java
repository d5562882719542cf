// SPDX-License-Identifier: Apache-2.0
/** Makes the certificates by which the nodes of a cluster know each other. */
@NullMarked
package io.hausfunk.messaging.tools.clustercertificates;

import org.jspecify.annotations.NullMarked;
