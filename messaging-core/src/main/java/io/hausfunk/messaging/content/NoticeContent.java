// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.model.Texts;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that the company's software tells a person: a title, a text, fields and links. Service accounts send it; people cannot. Immutable;
 * each method answers with a copy.
 */
public final class NoticeContent implements Content {
    /** The longest title, in UTF-8 bytes. */
    public static final int MAX_TITLE_BYTES = 256;

    /** The longest name of a field and label of a link, in UTF-8 bytes. */
    public static final int MAX_LABEL_BYTES = 128;

    /** The longest value of a field and target of a link, in UTF-8 bytes. */
    public static final int MAX_VALUE_BYTES = 1024;

    /** The most fields. */
    public static final int MAX_FIELDS = 20;

    /** The most links. */
    public static final int MAX_LINKS = 5;

    private final String from;
    private final String title;
    private final @Nullable TextContent text;
    private final List<Field> fields;
    private final List<Link> links;

    private NoticeContent(String from, String title, @Nullable TextContent text, List<Field> fields, List<Link> links) {
        this.from = from;
        this.title = title;
        this.text = text;
        this.fields = fields;
        this.links = links;
    }

    /**
     * A named value, such as "Order" and "4711".
     *
     * @param name 1 to {@value NoticeContent#MAX_LABEL_BYTES} UTF-8 bytes
     * @param value 1 to {@value NoticeContent#MAX_VALUE_BYTES} UTF-8 bytes
     */
    public record Field(String name, String value) {
        /** Refuses as texts are refused. */
        public Field {
            Texts.requireText(name, MAX_LABEL_BYTES);
            Texts.requireText(value, MAX_VALUE_BYTES);
        }

        @Override
        public String toString() {
            return "Field[hidden]";
        }
    }

    /**
     * A link.
     *
     * @param label 1 to {@value NoticeContent#MAX_LABEL_BYTES} UTF-8 bytes
     * @param target an absolute {@code https} or {@code http} address with a host, up to {@value NoticeContent#MAX_VALUE_BYTES} UTF-8 bytes
     */
    public record Link(String label, String target) {
        /** Refuses as texts are refused; {@code CONTENT_NOT_VALID} for another address. */
        public Link {
            Texts.requireText(label, MAX_LABEL_BYTES);
            Texts.requireText(target, MAX_VALUE_BYTES);
            if (!isWebAddress(target)) {
                throw new InvalidInputException(
                        ErrorCode.CONTENT_NOT_VALID, "a link leads to an absolute https or http address");
            }
        }

        private static boolean isWebAddress(String target) {
            try {
                URI uri = new URI(target);
                String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
                return (scheme.equals("https") || scheme.equals("http")) && uri.getHost() != null;
            } catch (URISyntaxException e) {
                return false;
            }
        }

        @Override
        public String toString() {
            return "Link[hidden]";
        }
    }

    /** A notice with a title alone, 1 to {@value #MAX_TITLE_BYTES} UTF-8 bytes; refused as texts are. */
    public static NoticeContent of(String title) {
        Texts.requireText(title, MAX_TITLE_BYTES);
        return new NoticeContent("", title, null, List.of(), List.of());
    }

    /** The same with a text; refused as by {@link TextContent#of}. */
    public NoticeContent text(String newText) {
        return new NoticeContent(from, title, TextContent.of(newText), fields, links);
    }

    /** The same with one more field; {@code ARGUMENT_OUT_OF_RANGE} above {@value #MAX_FIELDS}. */
    public NoticeContent field(String name, String value) {
        ContentArguments.inRange(fields.size() < MAX_FIELDS, "a notice has at most " + MAX_FIELDS + " fields");
        return new NoticeContent(from, title, text, with(fields, new Field(name, value)), links);
    }

    /** The same with one more link; {@code ARGUMENT_OUT_OF_RANGE} above {@value #MAX_LINKS}. */
    public NoticeContent link(String label, String target) {
        ContentArguments.inRange(links.size() < MAX_LINKS, "a notice has at most " + MAX_LINKS + " links");
        return new NoticeContent(from, title, text, fields, with(links, new Link(label, target)));
    }

    /** The same with the name of whoever sends it; the engine sets that of the service account. */
    public NoticeContent from(String newFrom) {
        return new NoticeContent(Objects.requireNonNull(newFrom, "from"), title, text, fields, links);
    }

    private static <T> List<T> with(List<T> before, T more) {
        List<T> all = new ArrayList<>(before);
        all.add(more);
        return List.copyOf(all);
    }

    /** The name of the service account at that time. */
    public String from() {
        return from;
    }

    /** What it is about. */
    public String title() {
        return title;
    }

    /** What is said. */
    public Optional<String> text() {
        return Optional.ofNullable(text).map(TextContent::text);
    }

    /** Named values, in order. */
    public List<Field> fields() {
        return fields;
    }

    /** Links, in order. */
    public List<Link> links() {
        return links;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NoticeContent that
                && from.equals(that.from)
                && title.equals(that.title)
                && Objects.equals(text, that.text)
                && fields.equals(that.fields)
                && links.equals(that.links);
    }

    @Override
    public int hashCode() {
        return Objects.hash(from, title, text, fields, links);
    }

    /** Shows numbers only. */
    @Override
    public String toString() {
        return "NoticeContent[" + fields.size() + " fields, " + links.size() + " links]";
    }
}
