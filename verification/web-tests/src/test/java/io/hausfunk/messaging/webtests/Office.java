// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.webtests;

import com.microsoft.playwright.Browser;
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

    private BrowserUser signIn(String name, String address, Browser.NewContextOptions options) {
        BrowserUser person = new BrowserUser(browser.newContext(options), address, name);
        people.add(person);
        return person;
    }

    Portal portal() {
        return portal;
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
