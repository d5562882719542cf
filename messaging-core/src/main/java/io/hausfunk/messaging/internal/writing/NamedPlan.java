// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

/** A plan whose entry is named after what it was planned upon. */
record NamedPlan(String name, Plan plan) {}
