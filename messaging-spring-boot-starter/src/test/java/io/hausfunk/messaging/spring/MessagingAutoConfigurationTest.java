// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.Await;
import io.hausfunk.messaging.Health;
import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.content.ContentType;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.web.WebGateway;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.websocket.server.ServerContainer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.ServletRegistrationBean;

class MessagingAutoConfigurationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    @Test
    void an_application_with_a_password_alone_gets_an_engine_whose_messages_are_there_again_after_a_restart() {
        runner().withPropertyValues("hausfunk.keys.create=true").run(context -> {
            Session anna = session(context.getBean(Messaging.class), "anna");
            Conversation direct = Await.within(PATIENCE, anna.conversations().direct(UserId.of("ben")));
            Await.within(PATIENCE, direct.send(Draft.text("Guten Morgen")));
        });
        runner().run(context -> {
            Session ben = session(context.getBean(Messaging.class), "ben");
            assertThat(Await.within(PATIENCE, ben.conversations().unread()))
                    .hasSize(1)
                    .containsValue(1L);
        });
    }

    @Test
    void the_chat_is_served_at_the_path_that_the_application_names() {
        runner().withPropertyValues("hausfunk.keys.create=true", "hausfunk.web.path=/team/chat")
                .run(context -> {
                    assertThat(context).hasSingleBean(WebGateway.class).hasSingleBean(VisitorResolver.class);
                    ServletRegistrationBean<?> servlet = context.getBean(ServletRegistrationBean.class);
                    assertThat(servlet.getUrlMappings()).containsExactly("/team/chat/*");
                });
    }

    @Test
    void the_chat_can_be_switched_off() {
        runner().withPropertyValues("hausfunk.keys.create=true", "hausfunk.web.enabled=false")
                .run(context ->
                        assertThat(context).hasSingleBean(Messaging.class).doesNotHaveBean(WebGateway.class));
    }

    @Test
    void a_container_without_websockets_gets_the_engine_alone() {
        runner().withPropertyValues("hausfunk.keys.create=true")
                .withClassLoader(new FilteredClassLoader(ServerContainer.class))
                .run(context ->
                        assertThat(context).hasSingleBean(Messaging.class).doesNotHaveBean(WebGateway.class));
    }

    @Test
    void a_customizer_sets_what_has_no_property() {
        runner().withPropertyValues("hausfunk.keys.create=true")
                .withBean(
                        "own",
                        MessagingCustomizer.class,
                        () -> builder ->
                                builder.receiptsVisible(true).content(ContentType.of("acme.seal", 1, Seal.class)))
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(Messaging.class));
    }

    @Test
    void health_and_metrics_show_every_part_of_the_engine() {
        runner().withPropertyValues("hausfunk.keys.create=true").run(context -> {
            var health = context.getBean(HealthIndicator.class).health();
            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(health.getDetails())
                    .containsEntry("state", Health.State.UP.name())
                    .containsKeys("reading", "writing");

            SimpleMeterRegistry registry = new SimpleMeterRegistry();
            context.getBean(MeterBinder.class).bindTo(registry);
            assertThat(registry.get("hausfunk.health")
                            .tag("part", "writing")
                            .gauge()
                            .value())
                    .isZero();
            assertThat(registry.get("hausfunk.faults").functionCounter().count())
                    .isZero();
        });
    }

    @Test
    void a_missing_keystore_stops_the_start_and_the_analysis_says_how_to_make_one() {
        runner().run(context -> {
            assertThat(context).hasFailed();
            var analysis = new StartFailureAnalyzer().analyze(context.getStartupFailure());
            assertThat(analysis.getDescription())
                    .contains("KEYSTORE_UNUSABLE", directory.resolve("keys.p12").toString());
            assertThat(analysis.getAction()).contains("keytool -genseckey", "hausfunk.keys.create=true");
        });
    }

    @Test
    void another_keystore_than_that_of_the_store_stops_the_start_with_a_reason() {
        runner().withPropertyValues("hausfunk.keys.create=true")
                .run(context -> session(context.getBean(Messaging.class), "anna"));
        runner().withPropertyValues(
                        "hausfunk.keys.create=true", "hausfunk.keys.keystore=" + directory.resolve("other.p12"))
                .run(context -> {
                    var analysis = new StartFailureAnalyzer().analyze(context.getStartupFailure());
                    assertThat(analysis.getDescription()).contains("KEYS_DO_NOT_MATCH");
                    assertThat(analysis.getAction()).contains("keystore under which the messages");
                });
    }

    private WebApplicationContextRunner runner() {
        return new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        MessagingAutoConfiguration.class,
                        MessagingWebAutoConfiguration.class,
                        MessagingHealthAutoConfiguration.class,
                        MessagingMetricsAutoConfiguration.class))
                .withPropertyValues(
                        "hausfunk.keys.password=change me",
                        "hausfunk.keys.keystore=" + directory.resolve("keys.p12"),
                        "hausfunk.store.file=" + directory.resolve("messages.db"));
    }

    private static Session session(Messaging messaging, String user) {
        return Await.within(PATIENCE, messaging.openSession(new TenantId("default"), UserId.of(user)));
    }

    /** A content of the application's. */
    public static final class Seal implements io.hausfunk.messaging.content.Content {
        /** Its number. */
        public String number = "";
    }
}
