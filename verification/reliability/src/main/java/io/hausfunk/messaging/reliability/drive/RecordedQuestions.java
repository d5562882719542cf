// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.drive;

import io.hausfunk.messaging.reliability.history.Event;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Asks nodes once, and writes down what they answer; also what they answer after the client lost patience. */
final class RecordedQuestions {
    private final ProofWorld world;
    private final boolean saysChanged;

    /** Answers are a number, and whether it was so before, or whether there is a change. */
    RecordedQuestions(ProofWorld world, boolean saysChanged) {
        this.world = world;
        this.saysChanged = saysChanged;
    }

    CompletableFuture<NodeAnswer> ask(String client, String op, int node, List<String> words) {
        CompletableFuture<NodeAnswer> written = world.nodes()
                .process(node)
                .ask(words.toArray(String[]::new))
                .thenApply(each -> {
                    write(client, op, each);
                    return each;
                });
        return world.patiently(node, written).thenApply(each -> {
            if (each.first().equals("SILENCE")) {
                write(client, op, each);
            }
            return each;
        });
    }

    private void write(String client, String op, NodeAnswer answer) {
        world.history().write(client, at -> {
            if (answer.ok()) {
                boolean second = Boolean.parseBoolean(answer.words().get(1));
                return new Event.Ok(at, client, op, answer.number(0), second != saysChanged);
            }
            return answer.unknown()
                    ? new Event.Unknown(at, client, op, answer.first())
                    : new Event.Fail(at, client, op, answer.first());
        });
    }
}
