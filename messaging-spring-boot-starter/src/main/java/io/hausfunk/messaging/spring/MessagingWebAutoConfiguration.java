// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.spring;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.web.WebGateway;
import io.hausfunk.messaging.web.WebGatewayBuilder;
import io.hausfunk.messaging.web.servlet.MessagingServlet;
import jakarta.servlet.Servlet;
import jakarta.websocket.server.ServerContainer;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;

/** Serves the chat below {@code hausfunk.web.path} in a servlet application. Who may reach that path, the application's own filters say. */
@AutoConfiguration(after = MessagingAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({Servlet.class, ServerContainer.class, MessagingServlet.class})
@ConditionalOnSingleCandidate(Messaging.class)
@ConditionalOnProperty(name = "hausfunk.web.enabled", havingValue = "true", matchIfMissing = true)
public class MessagingWebAutoConfiguration {
    /** For Spring. */
    public MessagingWebAutoConfiguration() {}

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    WebGateway messagingGateway(
            Messaging messaging, MessagingProperties properties, ObjectProvider<WebGatewayCustomizer> customizers) {
        MessagingProperties.Web web = properties.web();
        WebGatewayBuilder builder = WebGateway.to(messaging).origins(web.origins());
        if (web.ticketKey() != null) {
            builder = builder.ticketKey(web.ticketKey().getBytes(StandardCharsets.UTF_8));
        }
        for (WebGatewayCustomizer customizer : customizers.orderedStream().toList()) {
            builder = customizer.customize(builder);
        }
        return builder.start();
    }

    @Bean
    @ConditionalOnMissingBean
    VisitorResolver messagingVisitors(MessagingProperties properties, WebGateway gateway) {
        return new PrincipalVisitorResolver(new TenantId(properties.tenant()), gateway);
    }

    @Bean
    ServletRegistrationBean<MessagingServlet> messagingServlet(
            WebGateway gateway, VisitorResolver visitors, MessagingProperties properties) {
        ServletRegistrationBean<MessagingServlet> registration = new ServletRegistrationBean<>(
                new MessagingServlet(gateway, visitors::resolve),
                properties.web().path() + "/*");
        registration.setName("hausfunk");
        return registration;
    }

    @Bean
    GatewayLifecycle messagingGatewayLifecycle(WebGateway gateway) {
        return new GatewayLifecycle(gateway);
    }
}
