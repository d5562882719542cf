// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.model.UserId;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Names, and the search for people. Without a directory a person's name is their id, and nobody is found by a search. */
final class PeopleRequests {
    private static final int MAX_NAMES = 100;
    private static final int MAX_FOUND = 20;

    private final FrameCodec codec;

    PeopleRequests(FrameCodec codec) {
        this.codec = codec;
    }

    Map<String, Request> all() {
        return Map.of("names", this::names, "search", this::search);
    }

    /** How a person is called. Never fails. */
    CompletionStage<String> name(Session session, UserId user) {
        try {
            return session.people()
                    .find(user)
                    .thenApply(found -> found.map(DirectoryPerson::displayName).orElse(user.value()))
                    .exceptionally(trouble -> user.value());
        } catch (MessagingException e) {
            return CompletableFuture.completedFuture(user.value());
        }
    }

    private CompletionStage<JsonObjectBuilder> names(Session session, RequestFields fields, JsonObjectBuilder answer) {
        List<UserId> people = fields.users("people", MAX_NAMES);
        List<CompletableFuture<String>> names = people.stream()
                .map(user -> name(session, user).toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(names.toArray(CompletableFuture[]::new)).thenApply(done -> {
            JsonObjectBuilder found = codec.json().createObjectBuilder();
            for (int i = 0; i < people.size(); i++) {
                found.add(
                        people.get(i).value(), names.get(i).getNow(people.get(i).value()));
            }
            return answer.add("names", found);
        });
    }

    private CompletionStage<JsonObjectBuilder> search(Session session, RequestFields fields, JsonObjectBuilder answer) {
        String text = fields.text("text");
        return found(session, text).thenApply(people -> {
            JsonArrayBuilder list = codec.json().createArrayBuilder();
            people.stream()
                    .filter(person -> !person.user().equals(session.user()))
                    .forEach(person -> list.add(codec.json()
                            .createObjectBuilder()
                            .add("user", person.user().value())
                            .add("name", person.displayName())));
            return answer.add("people", list);
        });
    }

    private static CompletionStage<List<DirectoryPerson>> found(Session session, String text) {
        try {
            return session.people().search(text, MAX_FOUND).exceptionally(trouble -> withoutDirectory(trouble));
        } catch (MessagingException e) {
            return CompletableFuture.completedFuture(withoutDirectory(e));
        }
    }

    private static List<DirectoryPerson> withoutDirectory(Throwable trouble) {
        Throwable cause =
                trouble instanceof CompletionException && trouble.getCause() != null ? trouble.getCause() : trouble;
        if (cause instanceof MessagingException known
                && (known.code() == ErrorCode.CONFIGURATION || known.code() == ErrorCode.NOT_APPLICABLE)) {
            return List.of();
        }
        throw trouble instanceof CompletionException wrapped ? wrapped : new CompletionException(cause);
    }
}
