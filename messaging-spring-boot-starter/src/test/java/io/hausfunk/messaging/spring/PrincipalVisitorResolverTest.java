// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.web.Visitor;
import io.hausfunk.messaging.web.WebGateway;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;

class PrincipalVisitorResolverTest {
    private final List<String> signedOut = new ArrayList<>();
    private final VisitorResolver visitors = new PrincipalVisitorResolver(new TenantId("acme"), gateway());

    @Test
    void who_is_not_signed_in_is_nobody() {
        assertThat(visitors.resolve(new MockHttpServletRequest())).isEmpty();
    }

    @Test
    void who_is_signed_in_is_the_principal_in_the_language_of_the_browser() {
        MockHttpServletRequest request = request("anna", new MockHttpSession());
        request.addPreferredLocale(Locale.GERMANY);
        Visitor anna = visitors.resolve(request).orElseThrow();
        assertThat(anna.user().value()).isEqualTo("anna");
        assertThat(anna.tenant()).isEqualTo(new TenantId("acme"));
        assertThat(anna.language()).isEqualTo(Locale.GERMANY);
    }

    @Test
    void the_end_of_the_session_closes_the_pages() {
        MockHttpSession session = new MockHttpSession();
        String key = key("anna", session);
        assertThat(key("anna", session)).isEqualTo(key);
        session.changeSessionId();
        assertThat(key("anna", session)).isEqualTo(key);
        session.invalidate();
        assertThat(signedOut).containsExactly(key);
    }

    @Test
    void another_person_in_the_same_session_has_another_key_and_closes_the_pages_of_the_first() {
        MockHttpSession session = new MockHttpSession();
        String first = key("anna", session);
        assertThat(key("ben", session)).isNotEqualTo(first);
        assertThat(signedOut).containsExactly(first);
    }

    @Test
    void people_without_a_session_get_none_made() {
        MockHttpServletRequest request = request("anna", null);
        String key = visitors.resolve(request).orElseThrow().sessionKey();
        assertThat(request.getSession(false)).isNull();
        assertThat(visitors.resolve(request("anna", null)).orElseThrow().sessionKey())
                .isEqualTo(key);
        assertThat(visitors.resolve(request("ben", null)).orElseThrow().sessionKey())
                .isNotEqualTo(key);
    }

    private String key(String user, MockHttpSession session) {
        return visitors.resolve(request(user, session)).orElseThrow().sessionKey();
    }

    private static MockHttpServletRequest request(String user, MockHttpSession session) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setUserPrincipal(() -> user);
        request.setSession(session);
        return request;
    }

    /** Only what is asked of it here. */
    private WebGateway gateway() {
        return (WebGateway) Proxy.newProxyInstance(
                WebGateway.class.getClassLoader(), new Class<?>[] {WebGateway.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("signedOut")) {
                        signedOut.add((String) arguments[0]);
                    }
                    return null;
                });
    }
}
