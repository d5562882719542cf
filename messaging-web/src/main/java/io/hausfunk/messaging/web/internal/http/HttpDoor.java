// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal.http;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.web.Visitor;
import io.hausfunk.messaging.web.WebAsset;
import io.hausfunk.messaging.web.WebAssets;
import io.hausfunk.messaging.web.adapter.WebExchange;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Everything that comes by HTTP: the page's own files, who it belongs to, files of people, and polls. */
public final class HttpDoor {
    private final Messaging messaging;
    private final HttpPages pages;
    private final PageGuard guard;
    private final Answers answers;
    private final Polls polls;
    private final CockpitDoor cockpit;
    private final TransferCount transfers = new TransferCount();
    private final WebAssets assets = WebAssets.load();

    /** A door to a gateway. {@code reader} reads one JSON object that came from outside; {@code cockpit} says who may open the management page. */
    public HttpDoor(
            Messaging messaging,
            HttpPages pages,
            PageGuard guard,
            JsonProvider json,
            Function<String, JsonObject> reader,
            Predicate<Visitor> cockpit,
            LongSupplier nanoTime) {
        this.messaging = messaging;
        this.pages = pages;
        this.guard = guard;
        this.answers = new Answers(json);
        this.cockpit = new CockpitDoor(messaging, cockpit, answers, new CockpitAnswers(json), reader);
        this.polls = new Polls(answers, pages, nanoTime);
    }

    /** Answers. Fails if the answer was begun and could not be ended. */
    public CompletionStage<Void> serve(WebExchange exchange) {
        return answers.serve(exchange, this::route);
    }

    private CompletionStage<Void> route(WebExchange exchange) {
        String path = exchange.path();
        String method = exchange.method();
        boolean reading = method.equals("GET") || method.equals("HEAD");
        if (!path.startsWith("v1/")) {
            return reading ? asset(exchange) : answers.refuse(exchange, 405, "METHOD");
        } else if (CockpitDoor.concerns(path)) {
            return cockpit.serve(exchange, guard);
        }
        Optional<FilePath> file = FilePath.of(path);
        boolean polled = Polls.concern(path);
        if (!path.equals("v1/self") && file.isEmpty() && !polled) {
            return answers.refuse(exchange, 404, "NOT_FOUND");
        }
        if (!method.equals(polled ? "POST" : file.filter(FilePath::upload).isPresent() ? "PUT" : "GET")
                && !(method.equals("HEAD")
                        && reading
                        && file.isPresent()
                        && !file.get().upload())) {
            return answers.refuse(exchange, 405, "METHOD");
        }
        Optional<Visitor> visitor = exchange.visitor();
        if (visitor.isEmpty()) {
            return answers.refuse(exchange, 401, "SIGNED_OUT");
        }
        if (!reading && !guard.admits(exchange)) {
            return answers.refuse(exchange, 403, "FOREIGN");
        }
        if (polled) {
            return polls.serve(exchange, visitor.get());
        }
        return file.isPresent()
                ? transfer(exchange, visitor.get(), file.get())
                : answers.json(exchange, 200, pages.self(visitor.get()));
    }

    private CompletionStage<Void> transfer(WebExchange exchange, Visitor visitor, FilePath path) {
        transfers.enter(visitor);
        BiFunction<WebExchange, Session, CompletionStage<Void>> work = path.upload()
                ? (asked, session) -> new FileUploads(answers).put(asked, session, path)
                : (asked, session) -> new FileDownloads(answers).get(asked, session, path);
        return guarded(() -> messaging
                        .openSession(visitor.tenant(), visitor.user())
                        .thenCompose(session -> guarded(() -> work.apply(exchange, session))
                                .whenComplete((done, trouble) -> session.close())))
                .whenComplete((done, trouble) -> transfers.leave(visitor));
    }

    private static CompletionStage<Void> guarded(Supplier<CompletionStage<Void>> work) {
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletionStage<Void> asset(WebExchange exchange) {
        Optional<WebAsset> found = assets.find(exchange.path());
        if (found.isEmpty()) {
            return answers.refuse(exchange, 404, "NOT_FOUND");
        }
        WebAsset asset = found.get();
        String cache = asset.unchanging() ? "public, max-age=31536000, immutable" : "no-cache";
        return answers.bytes(exchange, 200, asset.contentType(), cache, asset.bytes());
    }

    /** Gives up pages that no longer poll. */
    public void tick() {
        polls.tick();
    }
}
