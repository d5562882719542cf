// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.node;

import io.hausfunk.messaging.message.Subscription;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.presence.Presence;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** One look at who is there. */
final class Gaze {
    private static final int PATIENCE_SECONDS = 5;

    private Gaze() {}

    /** What this node shows of these people, such as {@code p1=online,p2=offline}. */
    static CompletionStage<String> at(Desk desk, String watcher, List<String> people) {
        Set<UserId> watched = people.stream().map(UserId::of).collect(Collectors.toSet());
        CompletableFuture<String> seen = new CompletableFuture<>();
        return desk.as(watcher, session -> session.presence().watch(watched, first -> seen.complete(words(first))))
                .thenCompose(watch -> answer(watch, seen));
    }

    private static CompletionStage<String> answer(Subscription watch, CompletableFuture<String> seen) {
        return seen.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).whenComplete((words, error) -> watch.close());
    }

    private static String words(List<Presence> presences) {
        return presences.stream()
                .map(each ->
                        each.user().value() + "=" + each.availability().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(","));
    }
}
