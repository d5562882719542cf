// SPDX-License-Identifier: Apache-2.0
/** What it costs to follow a directory over LDAP, and what the time of a refused sign-in tells. */
@NullMarked
package io.hausfunk.messaging.benchmarks.directory;

import org.jspecify.annotations.NullMarked;
