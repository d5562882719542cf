// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.fields.access;

/** Planted to be reported. */
public record Wide(String one, String two, String three, String four, String five) {}
