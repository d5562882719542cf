// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.webtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import io.hausfunk.messaging.examples.portal.Portal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.catalina.LifecycleException;

/** A portal of its own, and people who sit at it, each in a browser context of their own. */
final class Office implements AutoCloseable {
    private final Browser browser;
    private final Path directory;
    private final List<BrowserUser> people = new ArrayList<>();
    private Portal portal;

    Office(Browser browser) throws Exception {
        this.browser = browser;
        this.directory = Files.createTempDirectory("portal");
        this.portal = Portal.start(0, directory);
    }

    BrowserUser signIn(String name) {
        return signIn(name, new Browser.NewContextOptions().setLocale("en-GB"));
    }

    BrowserUser signIn(String name, Browser.NewContextOptions options) {
        return signIn(name, portal.address(), options);
    }

    /** Through whatever stands at this address. */
    BrowserUser signIn(String name, String address) {
        return signIn(name, address, new Browser.NewContextOptions().setLocale("en-GB"));
    }

    /** The same with a clock that the test can move. */
    BrowserUser signInWithClock(String name, String address) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions().setLocale("en-GB"));
        context.clock().install();
        return entered(new BrowserUser(context, address, name));
    }

    private BrowserUser signIn(String name, String address, Browser.NewContextOptions options) {
        return entered(new BrowserUser(browser.newContext(options), address, name));
    }

    private BrowserUser entered(BrowserUser person) {
        people.add(person);
        return person;
    }

    Portal portal() {
        return portal;
    }

    /** The same, but those who were signed in still are, as where sessions outlive the server. */
    void restartKeepingSessions() throws Exception {
        restart();
        people.forEach(person -> person.signInUnseen(portal.address()));
    }

    /** Somebody who left. */
    void gone(BrowserUser person) {
        people.remove(person);
        person.close();
        assertThat(person.breaches()).isEmpty();
    }

    /** The server is gone and comes back at the same address, on the same data. */
    void restart() throws Exception {
        int port = java.net.URI.create(portal.address()).getPort();
        portal.close();
        portal = Portal.start(port, directory);
    }

    @Override
    public void close() throws IOException, LifecycleException {
        try {
            people.forEach(BrowserUser::close);
            people.forEach(person -> assertThat(person.breaches())
                    .as("reports of the content policy")
                    .isEmpty());
        } finally {
            portal.close();
            delete(directory);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
