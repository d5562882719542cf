// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.drive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Questions that are to be answered, and what there is to say if they are not. */
final class OpenQuestions {
    private static final int SHOWN = 3;
    private static final int TIMES = 4;

    private final Map<String, CompletableFuture<?>> asked = new LinkedHashMap<>();

    /** One more; its words are unique. */
    void add(String words, CompletableFuture<?> answer) {
        asked.put(words, answer);
    }

    /**
     * Waits until each question has an answer or failed. Patience begins anew while answers come, a few times. Returns a sentence
     * for each way in which answers are missing; none if all are there. Forgets the questions.
     */
    List<String> missing(Duration patience) {
        CompletableFuture<Boolean> over = CompletableFuture.allOf(asked.values().toArray(CompletableFuture<?>[]::new))
                .handle((all, error) -> true);
        long before = Long.MAX_VALUE;
        for (int times = 0; times < TIMES && !over.isDone() && open() < before; times++) {
            before = open();
            over.copy()
                    .completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        }
        List<String> sentences = new ArrayList<>();
        tell(
                sentences,
                "had no answer after " + patience.toSeconds() + " s in which none came",
                open -> !open.isDone());
        tell(sentences, "failed", CompletableFuture::isCompletedExceptionally);
        asked.clear();
        return sentences;
    }

    private long open() {
        return asked.values().stream().filter(each -> !each.isDone()).count();
    }

    private void tell(List<String> sentences, String what, Predicate<CompletableFuture<?>> which) {
        List<String> those = asked.entrySet().stream()
                .filter(each -> which.test(each.getValue()))
                .map(each -> each.getKey() + why(each.getValue()))
                .toList();
        if (!those.isEmpty()) {
            sentences.add(those.size() + " of " + asked.size() + " questions " + what + ": " + some(those));
        }
    }

    private static String why(CompletableFuture<?> answer) {
        Throwable thrown = answer.isCompletedExceptionally() ? thrown(answer) : null;
        return thrown == null ? "" : " (" + thrown.getMessage() + ")";
    }

    private static @Nullable Throwable thrown(CompletableFuture<?> answer) {
        Throwable thrown = answer.handle((value, error) -> error).join();
        return thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
    }

    /** The first few, and how many more there are. */
    static String some(List<String> all) {
        return all.stream().limit(SHOWN).collect(Collectors.joining("; "))
                + (all.size() > SHOWN ? "; and " + (all.size() - SHOWN) + " more" : "");
    }
}
