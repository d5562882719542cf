// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.Await;
import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.administration.AdministrationPolicy;
import io.hausfunk.messaging.content.AlertState;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.machine.MachineMessageType;
import io.hausfunk.messaging.machine.OnCall;
import io.hausfunk.messaging.machine.ServiceAccount;
import io.hausfunk.messaging.machine.ServiceKey;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Programs of the company over HTTP: what they sign, what they are answered, and that the description is true. */
class ProgramsTest {
    private static final TenantId TENANT = new TenantId("acme");
    private static final String QUERY = "tenant=acme";
    private static final String HOOK = "tenant=acme&onCall=ops&people=anna,ben&then=300:carl";
    private static final OnCall OPS = OnCall.of("ops", List.of(UserId.of("anna"), UserId.of("ben")))
            .then(Duration.ofMinutes(5), List.of(UserId.of("carl")));

    private final Messaging messaging = Messaging.builder()
            .storage(MemoryStorage.create())
            .keys(FreshMasterKeys.fresh())
            .administration(AdministrationPolicy.administeredBy(UserId.of("administrator")))
            .start();
    private final WebGateway gateway = WebGateway.to(messaging).start();
    private final ServiceKey key = account(ServiceAccount.of("shop", "Webshop")
            .sending(MachineMessageType.values())
            .toEverybody()
            .perMinute(10_000));

    private ServiceKey account(ServiceAccount account) {
        return done(messaging
                .administer(TENANT, UserId.of("administrator"))
                .serviceAccounts()
                .create(account));
    }

    private static <T> T done(CompletionStage<T> stage) {
        return Await.within(Duration.ofSeconds(60), stage);
    }

    @AfterEach
    void close() {
        gateway.close();
        messaging.close();
    }

    private ProgramRequest post(String what, JsonObject body, String idempotencyKey) throws Exception {
        return new ProgramRequest("POST", "v1/machine/" + what, QUERY, body.toString())
                .signed(key, Instant.now(), idempotencyKey)
                .to(gateway);
    }

    private ProgramRequest decisions() throws Exception {
        return new ProgramRequest("GET", "v1/machine/approvals/decisions", QUERY, "")
                .signed(key, Instant.now(), "")
                .to(gateway);
    }

    private JsonObject description() throws Exception {
        return new ProgramRequest("GET", "v1/machine/openapi.json", "", "")
                .to(gateway)
                .json();
    }

    private JsonObject example(String what) throws Exception {
        return description()
                .getValue("/paths/~1v1~1machine~1" + what.replace("/", "~1")
                        + "/post/requestBody/content/application~1json/example")
                .asJsonObject();
    }

    private Conversation open(String person, ProgramRequest sent) {
        ConversationId id = new ConversationId(UUID.fromString(sent.json().getString("conversation")));
        return done(done(messaging.openSession(TENANT, UserId.of(person)))
                .conversations()
                .open(id));
    }

    @Test
    void the_description_says_what_is_served() throws Exception {
        for (Map.Entry<String, jakarta.json.JsonValue> path :
                description().getJsonObject("paths").entrySet()) {
            String what = path.getKey().substring("/v1/machine/".length());
            if (!path.getValue().asJsonObject().containsKey("post") || what.equals("alertmanager")) {
                continue;
            }
            JsonObject post = path.getValue().asJsonObject().getJsonObject("post");
            JsonObject content =
                    post.getValue("/requestBody/content/application~1json").asJsonObject();
            JsonObject example = content.getJsonObject("example");
            ProgramRequest served = post(what, example, UUID.randomUUID().toString());
            assertThat(served.status()).as(what).isEqualTo(200);
            assertThat(served.json().keySet())
                    .as(what)
                    .containsExactlyInAnyOrderElementsOf(
                            names(post.getValue("/responses/200/content/application~1json/schema/required")
                                    .asJsonArray()));
            JsonObject schema = content.getJsonObject("schema");
            List<String> required = names(schema.getJsonArray("required"));
            for (String field : schema.getJsonObject("properties").keySet()) {
                JsonObject without =
                        Json.createObjectBuilder(example).remove(field).build();
                ProgramRequest answer = post(what, without, UUID.randomUUID().toString());
                assertThat(answer.status())
                        .as("%s without %s", what, field)
                        .isEqualTo(required.contains(field) ? 400 : 200);
                JsonObject wrong =
                        Json.createObjectBuilder(example).add(field, true).build();
                assertThat(post(what, wrong, UUID.randomUUID().toString()).status())
                        .as("%s with a wrong %s", what, field)
                        .isEqualTo(400);
            }
            ProgramRequest get = new ProgramRequest("GET", path.getKey().substring(1), QUERY, "").to(gateway);
            assertThat(get.status()).isEqualTo(405);
        }
        for (String other : List.of("", "alert", "codes/", "approvals/x")) {
            assertThat(post(other, Json.createObjectBuilder().build(), "k").status())
                    .isEqualTo(404);
        }
    }

    private static List<String> names(JsonArray array) {
        return array.getValuesAs(JsonString::getString);
    }

    @Test
    void what_comes_twice_is_done_once_and_what_is_another_thing_is_a_conflict() throws Exception {
        for (String what : List.of("notices", "codes", "alerts")) {
            JsonObject first = post(what, example(what), "once").json();
            JsonObject again = post(what, example(what), "once").json();
            assertThat(again.getJsonNumber("sequence")).as(what).isEqualTo(first.getJsonNumber("sequence"));
            JsonObject other =
                    Json.createObjectBuilder(example(what)).add("title", "x").build();
            ProgramRequest conflict = post(what, other, "once");
            // A key belongs to one kind of request, and a notice is known by its person as well.
            assertThat(conflict.status()).as(what).isEqualTo(409);
            assertThat(conflict.code()).isEqualTo("IDEMPOTENCY_CONFLICT");
            if (what.equals("codes")) {
                return;
            }
        }
    }

    @Test
    void nothing_unsigned_old_changed_or_foreign_is_taken() throws Exception {
        JsonObject body = example("notices");
        String path = "v1/machine/notices";
        Instant now = Instant.now();
        List<ProgramRequest> refused = new ArrayList<>();
        refused.add(new ProgramRequest("POST", path, QUERY, body.toString())
                .signed(key, now.minus(Duration.ofMinutes(6)), "k"));
        refused.add(new ProgramRequest("POST", path, QUERY, body.toString())
                .signed(key, now.plus(Duration.ofMinutes(6)), "k"));
        refused.add(new ProgramRequest("POST", path, QUERY, body.toString())
                .signed(new ServiceKey("shop:wrong"), now, "k"));
        refused.add(new ProgramRequest("POST", path, "tenant=other", body.toString()).signed(key, now, "k"));
        refused.add(new ProgramRequest("POST", path, "", body.toString()).signed(key, now, "k"));
        refused.add(new ProgramRequest("POST", path, QUERY, body.toString())
                .signed(key, now, "k")
                .with("Idempotency-Key", "other"));
        refused.add(new ProgramRequest("POST", path, QUERY, body.toString())
                .signed(key, now, "k")
                .with("Hausfunk-Time", Long.toString(now.getEpochSecond() + 1)));
        refused.add(new ProgramRequest("POST", path, QUERY, body.toString())
                .signed(key, now, "k")
                .with("Hausfunk-Account", "mighty"));
        refused.add(new ProgramRequest("POST", path, QUERY, body.toString())
                .signed(key, now, "k")
                .with("Hausfunk-Signature", "no hex"));
        ProgramRequest other = new ProgramRequest("POST", path, QUERY, "{}").signed(key, now, "k");
        ProgramRequest swapped = new ProgramRequest("POST", path, QUERY, body.toString());
        swapped.headers.putAll(other.headers);
        refused.add(swapped);
        for (ProgramRequest one : refused) {
            assertThat(one.to(gateway).status()).isEqualTo(401);
            assertThat(one.code()).isEqualTo("SIGN_IN_REJECTED");
        }
        assertThat(new ProgramRequest("POST", path, QUERY, body.toString())
                        .to(gateway)
                        .status())
                .isEqualTo(400);
        ProgramRequest noKey = new ProgramRequest("POST", path, QUERY, body.toString()).signed(key, now, "");
        assertThat(noKey.to(gateway).code()).isEqualTo("ARGUMENT_MISSING");
        for (String bad :
                List.of("", "x", "[]", "{\"a\":".repeat(20), "{} {}", "{\"a\":1,\"a\":2}", "x".repeat(70_000))) {
            ProgramRequest malformed = new ProgramRequest("POST", path, QUERY, bad).signed(key, now, "k");
            assertThat(malformed.to(gateway).status())
                    .as(bad.substring(0, Math.min(20, bad.length())))
                    .isEqualTo(400);
        }
    }

    @Test
    void too_fast_is_429_with_a_time_and_what_an_account_may_not_do_is_403() throws Exception {
        ServiceKey slow = account(ServiceAccount.of("slow", "Slow")
                .sending(MachineMessageType.NOTICE)
                .toEverybody()
                .perMinute(1));
        String body = example("notices").toString();
        ProgramRequest first = new ProgramRequest("POST", "v1/machine/notices", QUERY, body)
                .signed(slow, Instant.now(), "1")
                .to(gateway);
        assertThat(first.status()).isEqualTo(200);
        ProgramRequest second = new ProgramRequest("POST", "v1/machine/notices", QUERY, body)
                .signed(slow, Instant.now(), "2")
                .to(gateway);
        assertThat(second.status()).isEqualTo(429);
        assertThat(second.json().getBoolean("retryable")).isTrue();
        assertThat(Long.parseLong(second.answered("Retry-After").orElseThrow())).isBetween(1L, 60L);
        ProgramRequest code = new ProgramRequest(
                        "POST", "v1/machine/codes", QUERY, example("codes").toString())
                .signed(slow, Instant.now(), "3")
                .to(gateway);
        assertThat(code.status()).isEqualTo(403);
        assertThat(code.code()).isEqualTo("SERVICE_NOT_ALLOWED");
    }

    @Test
    void a_code_is_sent_and_checked_and_a_decision_comes_back() throws Exception {
        ProgramRequest sent = post("codes", example("codes"), "code");
        String code = done(open("anna", sent).cards().showCode(sent.json().getInt("sequence")));
        JsonObject check = Json.createObjectBuilder(example("codes/checks"))
                .add("code", code)
                .build();
        assertThat(post("codes/checks", check, "check").json().getString("result"))
                .isEqualTo("ACCEPTED");
        assertThat(post("codes/checks", check, "check").json().getString("result"))
                .as("the answer of the first")
                .isEqualTo("ACCEPTED");
        assertThat(post("codes/checks", check, "another").json().getString("result"))
                .isEqualTo("USED");

        ProgramRequest asked = post("approvals", example("approvals"), "ask");
        assertThat(decisions().json().getJsonArray("decisions")).isEmpty();
        done(open("anna", asked).cards().answer(asked.json().getInt("sequence"), 1));
        JsonObject decision = decisions().json().getJsonArray("decisions").getJsonObject(0);
        assertThat(decision.getString("answer")).isEqualTo("No");
        JsonObject acknowledgement = Json.createObjectBuilder()
                .add("conversation", decision.getString("conversation"))
                .add("question", decision.getInt("question"))
                .build();
        assertThat(post("approvals/acknowledgements", acknowledgement, "1")
                        .json()
                        .getBoolean("acknowledged"))
                .isTrue();
        assertThat(post("approvals/acknowledgements", acknowledgement, "1")
                        .json()
                        .getBoolean("acknowledged"))
                .isTrue();
        assertThat(post("approvals/acknowledgements", acknowledgement, "2")
                        .json()
                        .getBoolean("acknowledged"))
                .isFalse();
        assertThat(decisions().json().getJsonArray("decisions")).isEmpty();
    }

    @Test
    void alertmanager_raises_repeats_and_resolves_one_alert_for_each_group() throws Exception {
        JsonObject firing = example("alertmanager");
        JsonObject resolved =
                Json.createObjectBuilder(firing).add("status", "resolved").build();
        String secret = key.value();
        String basic = "Basic " + Base64.getEncoder().encodeToString(secret.getBytes(UTF_8));
        for (String shown : List.of("Bearer " + secret, basic)) {
            assertThat(hook(firing.toString(), shown).status()).isEqualTo(200);
        }
        AlertState state = alert(firing).orElseThrow();
        assertThat(state.occurrences()).isEqualTo(2);
        assertThat(state.status()).isEqualTo(AlertState.Status.OPEN);
        assertThat(state.words().title()).isEqualTo("Disk is full");
        assertThat(state.severity().name()).isEqualTo("CRITICAL");
        assertThat(hook(resolved.toString(), basic).status()).isEqualTo(200);
        assertThat(alert(firing).orElseThrow().status()).isEqualTo(AlertState.Status.RESOLVED);
        assertThat(hook(resolved.toString(), basic).status()).as("again").isEqualTo(200);

        assertThat(hook(firing.toString(), "Bearer shop:wrong").status()).isEqualTo(401);
        assertThat(hook(firing.toString(), "").status()).isEqualTo(401);
        assertThat(hook("{}", basic).status()).isEqualTo(400);
        String large = Json.createObjectBuilder(firing)
                .add("commonAnnotations", Json.createObjectBuilder().add("summary", "\uD83D\uDE00".repeat(5_000)))
                .build()
                .toString();
        assertThat(hook(large, basic).status()).isEqualTo(200);
    }

    @Test
    void alertmanager_is_told_to_come_again_when_it_was_too_fast() throws Exception {
        ServiceKey slow = account(ServiceAccount.of("slow", "Slow")
                .sending(MachineMessageType.ALERT)
                .toEverybody()
                .perMinute(1));
        String firing = example("alertmanager").toString();
        assertThat(hook(firing, "Bearer " + slow.value()).status()).isEqualTo(200);
        ProgramRequest second = hook(firing, "Bearer " + slow.value());
        assertThat(second.status()).isEqualTo(503);
        assertThat(second.answered("Retry-After")).isPresent();
    }

    private ProgramRequest hook(String body, String authorization) throws Exception {
        return new ProgramRequest("POST", "v1/machine/alertmanager", HOOK, body)
                .with("Authorization", authorization)
                .to(gateway);
    }

    private Optional<AlertState> alert(JsonObject message) throws Exception {
        byte[] hash = java.security.MessageDigest.getInstance("SHA-256")
                .digest(message.getString("groupKey").getBytes(UTF_8));
        return done(done(messaging.openService(TENANT, "shop"))
                .alerts()
                .find(OPS, "alertmanager-" + java.util.HexFormat.of().formatHex(hash)));
    }
}
