// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.announcement;

import io.hausfunk.messaging.announcement.Acknowledgement;
import java.time.Instant;
import java.util.Optional;

/** What somebody acknowledged. */
record GivenAcknowledgement(long version, Optional<Integer> choice, Instant at) implements Acknowledgement {}
