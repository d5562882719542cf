// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.twins.keys;

/** Planted to be reported. */
public final class Twin {}
