// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.administration;

import io.hausfunk.messaging.SessionEnd;
import io.hausfunk.messaging.model.UserId;
import java.util.concurrent.CompletionStage;

/** The sessions of people. Who is signed in, and since when, is not told. */
public interface SessionAdministration {
    /**
     * Ends all sessions of somebody, on this node and on all others that can be reached, with {@link SessionEnd#ENDED_BY_ADMINISTRATOR}. It does not keep them from
     * signing in again: for that, disable the account in the directory. Needs a reason.
     *
     * @return how many were ended on this node
     */
    CompletionStage<Integer> end(UserId person);
}
