// SPDX-License-Identifier: Apache-2.0
package com.example.portal;

import static org.springframework.security.config.Customizer.withDefaults;

import io.hausfunk.messaging.access.PresencePolicy;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** A portal with a chat: the starter finds who is signed in, and serves the page's element. */
@SpringBootApplication
public class Portal {
    public static void main(String[] arguments) {
        SpringApplication.run(Portal.class, arguments);
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .formLogin(withDefaults())
                .httpBasic(withDefaults())
                // The chat checks the origin of every request itself.
                .csrf(csrf -> csrf.ignoringRequestMatchers("/chat/**"))
                .build();
    }

    @Bean
    UserDetailsService people() {
        return new InMemoryUserDetailsManager(
                User.withUsername("anna").password("{noop}demo").build(),
                User.withUsername("ben").password("{noop}demo").build());
    }

    @Bean
    PresencePolicy presence() {
        return PresencePolicy.everybodyOfTheTenant();
    }
}
