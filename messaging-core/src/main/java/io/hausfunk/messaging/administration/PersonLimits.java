// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.administration;

import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.Objects;
import java.util.function.BiPredicate;

/**
 * How much one person may have and ask for, on each node, so that nobody takes what is there for all. Immutable; each method
 * answers with a copy. What is above a limit is answered with {@link io.hausfunk.messaging.error.LimitExceededException}, which says
 * which limit it was and, where waiting helps, after which time to come back.
 */
public final class PersonLimits {
    /**
     * 300 subscriptions, 20,000 watched people; 30 searches at once and one more each second; 200 entries at once and 20 more each
     * second, of which 100 and 10 into one conversation. Nobody is exempt.
     */
    public static final PersonLimits DEFAULT = new PersonLimits(
            300, 20_000, new Rate(30, 60), new Rate(200, 20), new Rate(100, 10), (tenant, user) -> false);

    private final int subscriptions;
    private final int watched;
    private final Rate searches;
    private final Rate writes;
    private final Rate writesInConversation;
    private final BiPredicate<TenantId, UserId> exempt;

    private PersonLimits(
            int subscriptions,
            int watched,
            Rate searches,
            Rate writes,
            Rate writesInConversation,
            BiPredicate<TenantId, UserId> exempt) {
        this.subscriptions = subscriptions;
        this.watched = watched;
        this.searches = searches;
        this.writes = writes;
        this.writesInConversation = writesInConversation;
        this.exempt = exempt;
    }

    private record Rate(int atOnce, int more) {
        Rate {
            atLeastOne(atOnce);
            atLeastOne(more);
        }
    }

    /** The most subscriptions of one person, in all their sessions: to entries, to live events, to presence. At least 1. */
    public PersonLimits subscriptions(int most) {
        return new PersonLimits(atLeastOne(most), watched, searches, writes, writesInConversation, exempt);
    }

    /** The most people whom one person watches, counted once for each watch that they are in. At least 1. */
    public PersonLimits watched(int most) {
        return new PersonLimits(subscriptions, atLeastOne(most), searches, writes, writesInConversation, exempt);
    }

    /**
     * How many searches for people one person may make at once, such as with each letter that they type, and how many more
     * with each minute that passes. Whoever signs in can list the directory this fast. At least 1 each.
     */
    public PersonLimits searches(int atOnce, int perMinute) {
        return new PersonLimits(
                subscriptions, watched, new Rate(atOnce, perMinute), writes, writesInConversation, exempt);
    }

    /**
     * How many entries one person may write at once, and how many more with each second that passes: messages, and whatever changes a
     * message or a conversation, such as edits, reactions, votes, and people who come and go. A retry counts, too. At least 1 each, and
     * at most a million each second.
     */
    public PersonLimits writes(int atOnce, int perSecond) {
        return new PersonLimits(
                subscriptions, watched, searches, rate(atOnce, perSecond), writesInConversation, exempt);
    }

    /** The same for each conversation that the person writes into. */
    public PersonLimits writesInConversation(int atOnce, int perSecond) {
        return new PersonLimits(subscriptions, watched, searches, writes, rate(atOnce, perSecond), exempt);
    }

    /**
     * Who may write as fast as the store does, such as an account of the host's own software. What the engine does by itself, such as
     * sending scheduled messages, is never limited.
     *
     * @param services asked with each entry, on the caller's thread; must not block. What it throws counts as no
     */
    public PersonLimits exempting(BiPredicate<TenantId, UserId> services) {
        return new PersonLimits(
                subscriptions,
                watched,
                searches,
                writes,
                writesInConversation,
                Objects.requireNonNull(services, "services"));
    }

    private static Rate rate(int atOnce, int perSecond) {
        if (perSecond > 1_000_000) {
            throw new IllegalArgumentException("at most 1,000,000 each second");
        }
        return new Rate(atOnce, perSecond);
    }

    private static int atLeastOne(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("at least 1");
        }
        return number;
    }

    /** The most subscriptions. */
    public int subscriptions() {
        return subscriptions;
    }

    /** The most watched people. */
    public int watched() {
        return watched;
    }

    /** The most searches at once. */
    public int searchesAtOnce() {
        return searches.atOnce;
    }

    /** How many searches more with each minute. */
    public int searchesPerMinute() {
        return searches.more;
    }

    /** The most entries at once. */
    public int writesAtOnce() {
        return writes.atOnce;
    }

    /** How many entries more with each second. */
    public int writesPerSecond() {
        return writes.more;
    }

    /** The most entries at once into one conversation. */
    public int writesInConversationAtOnce() {
        return writesInConversation.atOnce;
    }

    /** How many entries more into one conversation with each second. */
    public int writesInConversationPerSecond() {
        return writesInConversation.more;
    }

    /** Whether somebody may write as fast as the store does. */
    public boolean exempt(TenantId tenant, UserId user) {
        return exempt.test(tenant, user);
    }
}
