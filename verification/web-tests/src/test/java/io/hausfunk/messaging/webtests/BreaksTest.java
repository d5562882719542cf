// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.webtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BreaksTest {
    private static Chromium chromium;
    private Office office;
    private ShakyProxy proxy;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        setDefaultAssertionTimeout(60_000);
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void open() throws Exception {
        office = new Office(chromium.browser());
        proxy = new ShakyProxy(URI.create(office.portal().address()).getPort());
    }

    @AfterEach
    void close() throws Exception {
        proxy.close();
        office.close();
    }

    @Test
    void behind_a_proxy_that_refuses_web_sockets_people_talk_all_the_same() {
        proxy.refuseUpgrades(true);
        BrowserUser anna = office.signIn("anna", proxy.address());
        anna.expectTrouble();
        BrowserUser ben = office.signIn("ben");
        anna.begin("ben", "Ben Cordes");
        anna.write("one");
        ben.open("Anna Behrens");
        ben.write("two");
        assertThat(anna.messages()).hasCount(2);
        proxy.cut();
        ben.write("three");
        anna.write("four");
        assertThat(anna.messages()).hasCount(4);
        assertThat(ben.messages()).hasCount(4);
        assertThat(anna.texts()).isEqualTo(ben.texts()).doesNotHaveDuplicates();
        assertThat(proxy.refused()).isGreaterThanOrEqualTo(2);
    }
}
