// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.spine.internal.session;

/** Planted for somebody below to reach up to. */
public final class Sitting {}
