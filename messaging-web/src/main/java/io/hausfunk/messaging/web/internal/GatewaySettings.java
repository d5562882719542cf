// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import io.hausfunk.messaging.web.Visitor;
import java.time.Clock;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How a gateway works.
 *
 * @param origins foreign origins that may connect
 * @param check whether somebody is still signed in
 * @param cockpit who may open the management page
 * @param ticketKey signs tickets; null for a random one
 * @param maxPages at most so many pages
 * @param maxPagesOfOne at most so many of one person
 * @param clock what time it is
 * @param nanoTime the time that passes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record GatewaySettings(
        Set<String> origins,
        Predicate<Visitor> check,
        Predicate<Visitor> cockpit,
        byte @Nullable [] ticketKey,
        int maxPages,
        int maxPagesOfOne,
        Clock clock,
        LongSupplier nanoTime) {
    /** A key of the size of the hash. */
    public static final int MIN_TICKET_KEY_BYTES = 32;

    /** What holds unless a host says otherwise. */
    public static final GatewaySettings DEFAULT = new GatewaySettings(
            Set.of(), visitor -> true, visitor -> false, null, 10_000, 20, Clock.systemUTC(), System::nanoTime);

    /** The same with other origins. */
    public GatewaySettings withOrigins(Set<String> newOrigins) {
        return new GatewaySettings(newOrigins, check, cockpit, ticketKey, maxPages, maxPagesOfOne, clock, nanoTime);
    }

    /** The same with another check. */
    public GatewaySettings withCheck(Predicate<Visitor> newCheck) {
        return new GatewaySettings(origins, newCheck, cockpit, ticketKey, maxPages, maxPagesOfOne, clock, nanoTime);
    }

    /** The same where these may open the management page. */
    public GatewaySettings withCockpit(Predicate<Visitor> admitted) {
        return new GatewaySettings(origins, check, admitted, ticketKey, maxPages, maxPagesOfOne, clock, nanoTime);
    }

    /** The same with another key. */
    public GatewaySettings withTicketKey(byte[] newKey) {
        return new GatewaySettings(origins, check, cockpit, newKey, maxPages, maxPagesOfOne, clock, nanoTime);
    }

    /** The same with other limits. */
    public GatewaySettings withMaxPages(int all, int ofOne) {
        return new GatewaySettings(origins, check, cockpit, ticketKey, all, ofOne, clock, nanoTime);
    }

    /** The same with another time, for tests. */
    public GatewaySettings withNanoTime(LongSupplier newTime) {
        return new GatewaySettings(origins, check, cockpit, ticketKey, maxPages, maxPagesOfOne, clock, newTime);
    }
}
