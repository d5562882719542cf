// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.webtests;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** This machine's Chromium. Without one, tests are skipped with one line, unless {@code HAUSFUNK_BROWSER=required}. */
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium start() {
        Optional<Path> program = program();
        if (!"required".equals(System.getenv("HAUSFUNK_BROWSER"))) {
            Assumptions.assumeTrue(
                    program.isPresent(), "no Chromium here: install the package chromium, or set CHROME_BIN");
        }
        // The driver must not look for a browser of its own.
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program.orElseThrow(
                                () -> new IllegalStateException("HAUSFUNK_BROWSER=required, and no Chromium here")))
                        .setArgs(List.of("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")));
        return new Chromium(playwright, browser);
    }

    Browser browser() {
        return browser;
    }

    private static Optional<Path> program() {
        Stream<Path> named = Stream.of(System.getProperty("hausfunk.chromium"), System.getenv("CHROME_BIN"))
                .filter(Objects::nonNull)
                .map(Path::of);
        Stream<Path> onThePath = Arrays.stream(
                        Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator, -1))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return Stream.concat(named, onThePath).filter(Files::isExecutable).findFirst();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
