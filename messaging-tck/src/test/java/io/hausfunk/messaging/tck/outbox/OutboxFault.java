// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.outbox;

/** What may be wrong with an outbox, and the check that must find it. */
enum OutboxFault {
    LOCKS_NOTHING("nothing_appears_before_what_was_shown"),
    SHOWS_WHAT_IS_NOT_COMMITTED("a_message_appears_with_the_commit_as_it_was_written"),
    KEEPS_WHAT_WAS_ROLLED_BACK("what_was_rolled_back_never_appears"),
    REPEATS_THE_LAST("pages_go_on_where_the_one_before_ended"),
    GIVES_TOO_MUCH("pages_go_on_where_the_one_before_ended"),
    REMOVES_ALL("what_was_removed_is_gone_and_nothing_else"),
    SHOWS_WHAT_WAS_REFUSED("what_was_refused_waits_no_more_and_is_counted");

    private final String check;

    OutboxFault(String check) {
        this.check = check;
    }

    String check() {
        return check;
    }
}
