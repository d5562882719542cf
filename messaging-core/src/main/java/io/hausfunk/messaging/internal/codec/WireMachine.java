// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of what the company's software says. Public fields, as of {@link WireContent}. */
public final class WireMachine {
    public @Nullable String from;
    public @Nullable String title;
    public @Nullable String purpose;
    public @Nullable String text;
    public @Nullable List<List<String>> fields;
    public @Nullable List<List<String>> links;

    /** For JSON-B. */
    public WireMachine() {}
}
