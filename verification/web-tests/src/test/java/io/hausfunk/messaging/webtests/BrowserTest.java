// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.webtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** One browser for a class, and a portal of its own for each test. */
abstract class BrowserTest {
    private static Chromium chromium;
    Office office;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        setDefaultAssertionTimeout(30_000);
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
    }

    @AfterEach
    void close() throws Exception {
        office.close();
    }
}
