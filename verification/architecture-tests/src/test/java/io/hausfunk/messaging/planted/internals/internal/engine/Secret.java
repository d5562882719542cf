// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.internals.internal.engine;

/** Planted to be reported. */
public final class Secret {}
