// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.webtests;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What axe finds wrong in a page, with everything that lies in shadow trees. */
final class Audit {
    private static final String RUN =
            "() => axe.run(document, { resultTypes: ['violations'] }).then((result) => result.violations"
                    + ".filter((each) => ['serious', 'critical'].includes(each.impact))"
                    + ".flatMap((each) => each.nodes.map((node) => each.id + ' at ' + node.target.flat().join(' ') + ': ' + node.failureSummary)))";
    private static final String AXE = axe();

    private Audit() {}

    private static String axe() {
        try (InputStream script = Objects.requireNonNull(Audit.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Serious and critical violations, each with its place. */
    static List<String> of(Page page) {
        page.evaluate(AXE);
        return ((List<?>) page.evaluate(RUN)).stream().map(Object::toString).toList();
    }
}
