// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.administration;

/**
 * How much one person may have and ask for, on each node, so that nobody takes what is there for all. Immutable; each method
 * answers with a copy.
 */
public final class PersonLimits {
    /** 300 subscriptions, 20,000 watched people, 30 searches at once and one more each second. */
    public static final PersonLimits DEFAULT = new PersonLimits(300, 20_000, 30, 60);

    private final int subscriptions;
    private final int watched;
    private final int searchesAtOnce;
    private final int searchesPerMinute;

    private PersonLimits(int subscriptions, int watched, int searchesAtOnce, int searchesPerMinute) {
        this.subscriptions = subscriptions;
        this.watched = watched;
        this.searchesAtOnce = searchesAtOnce;
        this.searchesPerMinute = searchesPerMinute;
    }

    /** The most subscriptions of one person, in all their sessions: to entries, to live events, to presence. At least 1. */
    public PersonLimits subscriptions(int most) {
        return new PersonLimits(atLeastOne(most), watched, searchesAtOnce, searchesPerMinute);
    }

    /** The most people whom one person watches, counted once for each watch that they are in. At least 1. */
    public PersonLimits watched(int most) {
        return new PersonLimits(subscriptions, atLeastOne(most), searchesAtOnce, searchesPerMinute);
    }

    /**
     * How many searches for people one person may make at once, such as with each letter that they type, and how many more
     * with each minute that passes. Whoever signs in can list the directory this fast. At least 1 each.
     */
    public PersonLimits searches(int atOnce, int perMinute) {
        return new PersonLimits(subscriptions, watched, atLeastOne(atOnce), atLeastOne(perMinute));
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
        return searchesAtOnce;
    }

    /** How many searches more with each minute. */
    public int searchesPerMinute() {
        return searchesPerMinute;
    }
}
