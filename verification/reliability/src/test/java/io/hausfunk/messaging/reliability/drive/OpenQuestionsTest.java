// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.drive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OpenQuestionsTest {
    private final OpenQuestions questions = new OpenQuestions();

    @Test
    void nothing_is_missing_once_all_are_answered() {
        questions.add("one", CompletableFuture.completedFuture(1));
        questions.add("two", CompletableFuture.completedFuture(null));
        assertThat(questions.missing(Duration.ofSeconds(60))).isEmpty();
    }

    @Test
    void what_is_never_answered_ends_in_a_sentence_that_names_it() {
        questions.add("info of c1 for p1", CompletableFuture.completedFuture(1));
        for (int person = 2; person < 7; person++) {
            questions.add("info of c1 for p" + person, new CompletableFuture<>());
        }
        assertThat(questions.missing(Duration.ZERO))
                .containsExactly("5 of 6 questions had no answer after 0 s in which none came: info of c1 for p2;"
                        + " info of c1 for p3; info of c1 for p4; and 2 more");
        assertThat(questions.missing(Duration.ofSeconds(60))).as("forgotten").isEmpty();
    }

    @Test
    void what_fails_ends_in_a_sentence_too() {
        questions.add("c1 as p1 on n2", CompletableFuture.failedFuture(new IllegalStateException("FAIL NOT_FOUND")));
        questions.add("c1 as p2 on n2", CompletableFuture.completedFuture(1));
        assertThat(questions.missing(Duration.ofSeconds(60)))
                .containsExactly("1 of 2 questions failed: c1 as p1 on n2 (FAIL NOT_FOUND)");
    }
}
