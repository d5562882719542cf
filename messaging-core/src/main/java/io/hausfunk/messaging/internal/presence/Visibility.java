// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.presence;

import io.hausfunk.messaging.access.PresencePolicy;
import io.hausfunk.messaging.access.PresenceQuestion;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.HostCall;
import io.hausfunk.messaging.model.UserId;
import java.util.Collections;
import java.util.List;

/** Who may see whom. The answers that depend on nothing are not asked for. */
final class Visibility {
    private final PresencePolicy policy;
    private final boolean everybody;
    private final boolean fixed;

    Visibility(PresencePolicy policy) {
        this.policy = policy;
        this.everybody = policy == PresencePolicy.everybodyOfTheTenant();
        this.fixed = everybody || policy == PresencePolicy.nobody();
    }

    /** Whether answers never change. */
    boolean fixed() {
        return fixed;
    }

    /** An answer for each; may block. Throws if the host gives none: then nothing is allowed. */
    List<Boolean> maySee(Actor watcher, List<UserId> people) {
        if (fixed || people.isEmpty()) {
            return Collections.nCopies(people.size(), everybody);
        }
        List<PresenceQuestion> questions = people.stream()
                .map(person -> new PresenceQuestion(watcher.tenant(), watcher.user(), person))
                .toList();
        return HostCall.ask("presence policy", ErrorCode.POLICY_UNAVAILABLE, () -> {
            List<Boolean> answers = List.copyOf(policy.maySee(questions));
            if (answers.size() != questions.size()) {
                throw new IllegalStateException("answers for other questions");
            }
            return answers;
        });
    }
}
