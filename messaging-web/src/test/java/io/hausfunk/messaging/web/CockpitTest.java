// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.Await;
import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.administration.AdministrationPolicy;
import io.hausfunk.messaging.administration.AdministrativeRole;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.machine.ServiceAccount;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The management page over HTTP: who may ask, what is answered, and that everything is recorded. */
class CockpitTest {
    private static final TenantId TENANT = new TenantId("acme");
    private static final UserId ADA = UserId.of("ada");
    private static final List<String> CALLS =
            List.of("self", "health", "explain", "audit/read", "audit/verify", "services");

    private final Messaging messaging = Messaging.builder()
            .storage(MemoryStorage.create())
            .keys(FreshMasterKeys.fresh())
            .administration(AdministrationPolicy.nobody().decidedBy((tenant, user) -> roles(user)))
            .start();
    private final WebGateway gateway = WebGateway.to(messaging)
            .cockpit(visitor -> !visitor.user().equals(UserId.of("ben")))
            .start();

    private static Set<AdministrativeRole> roles(UserId user) {
        if (user.equals(ADA)) {
            return EnumSet.allOf(AdministrativeRole.class);
        }
        return Arrays.stream(AdministrativeRole.values())
                .filter(role -> role.name().equals(user.value()))
                .collect(Collectors.toSet());
    }

    private static <T> T done(CompletionStage<T> stage) {
        return Await.within(Duration.ofSeconds(60), stage);
    }

    @AfterEach
    void close() {
        gateway.close();
        messaging.close();
    }

    private static ProgramRequest request(String user, String what, JsonObject body) {
        return new ProgramRequest("POST", "v1/cockpit/" + what, "", body.toString())
                .by(Visitor.of(TENANT, UserId.of(user), "key of " + user))
                .with("Hausfunk-Page", "1")
                .with("Origin", "https://portal.example");
    }

    private ProgramRequest ask(String user, String what, JsonObjectBuilder body) throws Exception {
        return request(user, what, body.build()).to(gateway);
    }

    private static JsonObjectBuilder nothing() {
        return Json.createObjectBuilder();
    }

    @Test
    void to_everybody_else_none_of_it_exists_and_nothing_is_done() throws Exception {
        for (String call : CALLS) {
            assertThat(ask("ben", call, nothing()).status()).as(call).isEqualTo(404);
            assertThat(new ProgramRequest("POST", "v1/cockpit/" + call, "", "{}")
                            .to(gateway)
                            .status())
                    .as(call)
                    .isEqualTo(401);
        }
        JsonObject log = ask("ada", "audit/read", nothing().add("after", 0)).json();
        assertThat(log.getJsonArray("records")).hasSize(1);
    }

    @Test
    void each_role_is_answered_what_it_may_do_and_nothing_else() throws Exception {
        Map<String, String> operations = Map.of(
                "health", "status.health",
                "audit/read", "audit.read",
                "audit/verify", "audit.verify",
                "services", "services.list");
        for (AdministrativeRole role : AdministrativeRole.values()) {
            List<String> may = ask(role.name(), "self", nothing())
                    .json()
                    .getJsonArray("operations")
                    .getValuesAs(JsonString::getString);
            for (Map.Entry<String, String> call : operations.entrySet()) {
                ProgramRequest answer =
                        ask(role.name(), call.getKey(), nothing().add("after", 0));
                boolean allowed = may.contains(call.getValue());
                assertThat(answer.status()).as("%s: %s", role, call.getKey()).isEqualTo(allowed ? 200 : 404);
                if (!allowed) {
                    assertThat(answer.json().keySet())
                            .as("%s: %s", role, call.getKey())
                            .containsExactlyInAnyOrder("code", "retryable");
                }
            }
        }
        assertThat(ask("nobody", "self", nothing()).json().getJsonArray("operations"))
                .isEmpty();
        assertThat(ask("nobody", "health", nothing()).status()).isEqualTo(404);
    }

    @Test
    void a_foreign_page_brings_nothing_about() throws Exception {
        for (String call : CALLS) {
            ProgramRequest foreign = request("ada", call, nothing().build()).with("Origin", "https://evil.example");
            assertThat(foreign.to(gateway).status()).as(call).isEqualTo(403);
            ProgramRequest form = request("ada", call, nothing().build());
            form.headers.remove("Hausfunk-Page");
            assertThat(form.to(gateway).status()).as(call).isEqualTo(403);
            ProgramRequest link =
                    new ProgramRequest("GET", "v1/cockpit/" + call, "", "").by(Visitor.of(TENANT, ADA, "key"));
            assertThat(link.to(gateway).status()).as(call).isEqualTo(405);
        }
    }

    @Test
    void it_says_how_the_engine_is() throws Exception {
        JsonObject health = ask("ada", "health", nothing()).json();
        assertThat(health.getString("state")).isEqualTo("UP");
        assertThat(health.getJsonArray("parts")
                        .getValuesAs(part -> part.asJsonObject().getString("name")))
                .contains("reading", "writing", "keys");
    }

    @Test
    void it_explains_a_message_and_the_log_says_who_asked_and_why() throws Exception {
        try (Session anna = done(messaging.openSession(TENANT, UserId.of("anna")))) {
            Conversation direct = done(anna.conversations().direct(UserId.of("zoe")));
            long said = done(direct.send(Draft.text("secret words"))).sequence();
            JsonObject found = ask(
                            "ada",
                            "explain",
                            nothing()
                                    .add("person", "zoe")
                                    .add("conversation", direct.id().value().toString())
                                    .add("sequence", said)
                                    .add("reason", "Ticket 4711"))
                    .json();
            assertThat(found.getBoolean("reached")).isFalse();
            assertThat(found.getJsonArray("links").getValuesAs(JsonObject.class))
                    .filteredOn(link -> link.getBoolean("decisive"))
                    .extracting(link -> link.getString("code"))
                    .containsExactly("NO_SESSION");
            assertThat(found.toString()).doesNotContain("secret");
        }
        JsonObject first = ask("ada", "audit/read", nothing().add("after", 0))
                .json()
                .getJsonArray("records")
                .getJsonObject(0);
        assertThat(first.getString("operation")).isEqualTo("delivery.explain");
        assertThat(first.getString("actor")).isEqualTo("ada");
        assertThat(first.getString("reason")).isEqualTo("Ticket 4711");
        assertThat(ask("ada", "audit/verify", nothing()).json().getBoolean("intact"))
                .isTrue();
    }

    @Test
    void what_is_missing_or_malformed_is_refused() throws Exception {
        assertThat(ask("ada", "explain", nothing().add("person", "zoe")).status())
                .isEqualTo(400);
        assertThat(ask(
                                "ada",
                                "explain",
                                nothing()
                                        .add("person", "zoe")
                                        .add("conversation", "no id")
                                        .add("sequence", 1))
                        .status())
                .isEqualTo(400);
        assertThat(ask("ada", "audit/read", nothing().add("after", "x")).status())
                .isEqualTo(400);
        assertThat(ask("ada", "unknown", nothing()).status()).isEqualTo(404);
    }

    @Test
    void names_come_as_they_are_and_are_data() throws Exception {
        String hostile = "<img src=x onerror=alert(1)>\"'";
        done(messaging.administer(TENANT, ADA).serviceAccounts().create(ServiceAccount.of("shop", hostile)));
        ProgramRequest answer = ask("ada", "services", nothing());
        assertThat(answer.answered("Content-Type")).contains("application/json");
        assertThat(answer.answered("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.json().getJsonArray("accounts").getJsonObject(0).getString("name"))
                .isEqualTo(hostile);
    }
}
