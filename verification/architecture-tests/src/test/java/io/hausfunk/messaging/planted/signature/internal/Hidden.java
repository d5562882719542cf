// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.signature.internal;

/** Planted to be reported. */
public final class Hidden {}
