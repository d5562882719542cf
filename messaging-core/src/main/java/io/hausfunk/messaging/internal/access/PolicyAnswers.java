// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.hausfunk.messaging.access.AccessPolicy;
import io.hausfunk.messaging.access.AccessQuestion;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.HostException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** The host's answers, kept for seconds. No answer allows nothing. */
public final class PolicyAnswers {
    private static final int MAX_KEPT = 100_000;
    private static final int MAX_ASKED = 1000;

    private final AccessPolicy policy;
    private final Cache<AccessQuestion, Boolean> kept;

    /** Keeps answers for this long. */
    public PolicyAnswers(AccessPolicy policy, Duration keep, Ticker ticker) {
        this.policy = policy;
        this.kept = Caffeine.newBuilder()
                .maximumSize(MAX_KEPT)
                .expireAfterWrite(keep)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    /** Whether the host says yes; throws {@code POLICY_UNAVAILABLE} if it says nothing. */
    public boolean allows(AccessQuestion question) {
        Boolean known = kept.getIfPresent(question);
        return known != null ? known : ask(List.of(question)).get(0);
    }

    /** Asks what is not known yet, in as few calls as possible, so that {@link #allows} need not. */
    public void prepare(Collection<AccessQuestion> questions) {
        List<AccessQuestion> unknown = questions.stream()
                .distinct()
                .filter(question -> kept.getIfPresent(question) == null)
                .toList();
        for (int from = 0; from < unknown.size(); from += MAX_ASKED) {
            ask(unknown.subList(from, Math.min(unknown.size(), from + MAX_ASKED)));
        }
    }

    private List<Boolean> ask(List<AccessQuestion> questions) {
        List<Boolean> answers = HostCall.ask(
                "access policy",
                ErrorCode.POLICY_UNAVAILABLE,
                () -> List.copyOf(policy.decide(List.copyOf(questions))));
        if (answers.size() != questions.size()) {
            throw new HostException(
                    ErrorCode.POLICY_UNAVAILABLE,
                    "the access policy answered " + answers.size() + " of " + questions.size() + " questions");
        }
        for (int i = 0; i < answers.size(); i++) {
            kept.put(questions.get(i), answers.get(i));
        }
        return answers;
    }
}
