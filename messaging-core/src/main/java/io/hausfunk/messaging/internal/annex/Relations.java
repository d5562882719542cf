// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.annex;

import io.hausfunk.messaging.storage.Relation;

/** How entries refer to others. The numbers are stored, so they never change their meaning. */
public final class Relations {
    /** Says the target anew. */
    public static final Relation EDITS = Relation.of(1);

    /** Takes the target back. */
    public static final Relation RETRACTS = Relation.of(2);

    /** Removes the target's content as a moderator. */
    public static final Relation REDACTS = Relation.of(3);

    /** Removes the target's content since its time is over. */
    public static final Relation EXPIRES = Relation.of(4);

    /** Reacts to the target; the choice is the reaction. */
    public static final Relation REACTS = Relation.of(5);

    /** Took back a reaction to the target; the choice is the reaction. */
    public static final Relation WITHDRAWS = Relation.of(6);

    /** Pins the target. */
    public static final Relation PINS = Relation.of(7);

    /** Unpins the target. */
    public static final Relation UNPINS = Relation.of(8);

    /** Stands in the target's thread. */
    public static final Relation IN_THREAD = Relation.of(9);

    /** The same by author: the choice is the author's pseudonym. */
    public static final Relation IN_THREAD_BY = Relation.of(10);

    /** Votes in the target, a poll; counts the people who did. */
    public static final Relation VOTES = Relation.of(11);

    /** Took back a vote. */
    public static final Relation UNVOTES = Relation.of(12);

    /** Chooses an option of the target; the choice is the option. */
    public static final Relation CHOOSES = Relation.of(13);

    /** Closes the target, a poll. */
    public static final Relation CLOSES = Relation.of(14);

    /** Is a step of the announcement that the target began. */
    public static final Relation STEPS = Relation.of(20);

    /** Acknowledges the target, a version of an announcement; the choice is the answer. */
    public static final Relation ACKNOWLEDGES = Relation.of(21);

    /** Says who was told of the announcement that the target began, or read it. */
    public static final Relation TELLS = Relation.of(22);

    /** Says how the target stands from now on, a card of the company's software. */
    public static final Relation STATES = Relation.of(40);

    private Relations() {}
}
