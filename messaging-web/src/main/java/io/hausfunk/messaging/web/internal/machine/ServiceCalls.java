// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal.machine;

import io.hausfunk.messaging.machine.ApprovalDecision;
import io.hausfunk.messaging.machine.ApprovalRequest;
import io.hausfunk.messaging.machine.Approvals;
import io.hausfunk.messaging.machine.CodeRequest;
import io.hausfunk.messaging.machine.ServiceSession;
import io.hausfunk.messaging.message.IdempotencyKey;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.model.UserId;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What programs may ask for, by the last part of its path. */
final class ServiceCalls {
    private static final int MOST_DECISIONS = 500;

    private final JsonProvider json;
    private final Map<String, Call> calls;

    ServiceCalls(JsonProvider json) {
        this.json = json;
        this.calls = Map.of(
                "notices", new Call(false, this::notice),
                "codes", new Call(true, this::code),
                "codes/checks", new Call(true, this::check),
                "alerts", new Call(true, this::raise),
                "alerts/resolutions", new Call(true, this::resolve),
                "approvals", new Call(false, this::ask),
                "approvals/acknowledgements", new Call(true, this::acknowledge));
    }

    /** Does something. */
    interface Work {
        CompletionStage<JsonObjectBuilder> run(ServiceSession service, ServiceFields fields, IdempotencyKey key);
    }

    /**
     * One kind of request.
     *
     * @param remembered whether its answer has to be kept, since doing it twice would be another thing than doing it once
     */
    record Call(boolean remembered, Work work) {}

    Map<String, Call> posts() {
        return calls;
    }

    private CompletionStage<JsonObjectBuilder> notice(
            ServiceSession service, ServiceFields fields, IdempotencyKey key) {
        return sent(service.notice(UserId.of(fields.text("person")), fields.words(), key));
    }

    private CompletionStage<JsonObjectBuilder> code(ServiceSession service, ServiceFields fields, IdempotencyKey key) {
        CodeRequest request = CodeRequest.of(fields.text("purpose"), fields.text("title"));
        if (fields.optionalNumber("digits").isPresent()) {
            request = request.digits(fields.number("digits"));
        }
        if (fields.optionalNumber("seconds").isPresent()) {
            request = request.lasting(Duration.ofSeconds(fields.number("seconds")));
        }
        return sent(service.codes().issue(UserId.of(fields.text("person")), request));
    }

    private CompletionStage<JsonObjectBuilder> check(ServiceSession service, ServiceFields fields, IdempotencyKey key) {
        return service.codes()
                .verify(UserId.of(fields.text("person")), fields.text("purpose"), fields.text("code"))
                .thenApply(result -> json.createObjectBuilder().add("result", result.name()));
    }

    private CompletionStage<JsonObjectBuilder> raise(ServiceSession service, ServiceFields fields, IdempotencyKey key) {
        return sent(service.alerts().raise(fields.onCall(), fields.text("key"), fields.severity(), fields.words()));
    }

    private CompletionStage<JsonObjectBuilder> resolve(
            ServiceSession service, ServiceFields fields, IdempotencyKey key) {
        return service.alerts()
                .resolve(fields.onCall(), fields.text("key"))
                .thenApply(resolved -> json.createObjectBuilder().add("resolved", resolved));
    }

    private CompletionStage<JsonObjectBuilder> ask(ServiceSession service, ServiceFields fields, IdempotencyKey key) {
        ApprovalRequest request = ApprovalRequest.of(
                fields.words(), fields.texts("options"), fields.people("people"), fields.time("deadline"));
        if (fields.optionalNumber("needed").isPresent()) {
            request = request.needing(fields.number("needed"));
        }
        return sent(service.approvals().ask(request, key));
    }

    private CompletionStage<JsonObjectBuilder> acknowledge(
            ServiceSession service, ServiceFields fields, IdempotencyKey key) {
        String conversation = fields.text("conversation");
        int question = fields.number("question");
        Approvals approvals = service.approvals();
        return approvals
                .decisions(MOST_DECISIONS)
                .thenCompose(waiting -> waiting.stream()
                        .filter(each -> each.card() == question
                                && each.conversation().toString().equals(conversation))
                        .findFirst()
                        .map(approvals::acknowledge)
                        .orElseGet(() -> CompletableFuture.completedFuture(false)))
                .thenApply(first -> json.createObjectBuilder().add("acknowledged", first));
    }

    /** The decisions that wait. */
    CompletionStage<JsonObjectBuilder> decisions(ServiceSession service, int limit) {
        return service.approvals().decisions(limit).thenApply(this::decisions);
    }

    private JsonObjectBuilder decisions(List<ApprovalDecision> waiting) {
        JsonArrayBuilder all = json.createArrayBuilder();
        for (ApprovalDecision each : waiting) {
            JsonArrayBuilder answers = json.createArrayBuilder();
            each.state()
                    .answers()
                    .forEach((person, option) -> answers.add(json.createObjectBuilder()
                            .add("person", person.value())
                            .add("option", option)));
            int decision = each.state().decision().orElseThrow();
            all.add(json.createObjectBuilder()
                    .add("conversation", each.conversation().toString())
                    .add("question", each.card())
                    .add("decision", decision)
                    .add("answer", each.question().options().get(decision))
                    .add("answers", answers));
        }
        return json.createObjectBuilder().add("decisions", all);
    }

    private CompletionStage<JsonObjectBuilder> sent(CompletionStage<Sent> stage) {
        return stage.thenApply(sent -> json.createObjectBuilder()
                .add("conversation", sent.conversation().toString())
                .add("sequence", sent.sequence())
                .add("repeated", sent.repeated()));
    }
}
