// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.storeknowscore.access;

/** Planted to be reported. */
public final class Core {}
