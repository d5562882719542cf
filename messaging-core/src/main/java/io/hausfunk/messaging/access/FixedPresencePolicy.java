// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.access;

import java.util.List;

/** Answers that depend on nothing. */
enum FixedPresencePolicy implements PresencePolicy {
    EVERYBODY_OF_THE_TENANT(true),
    NOBODY(false);

    private final boolean answer;

    FixedPresencePolicy(boolean answer) {
        this.answer = answer;
    }

    @Override
    public List<Boolean> maySee(List<PresenceQuestion> questions) {
        return questions.stream().map(question -> answer).toList();
    }
}
