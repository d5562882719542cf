// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.announcement;

import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.model.Texts;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom something is for: a rule over the directory, such as everyone at a site who is in one of two groups. It is live: who fits later
 * belongs to it from then on, who does not fit any more does not. Only people whose accounts may be used belong to an audience.
 *
 * <p>Values are compared letter by letter. An audience has at most {@value #MAX_DEPTH} levels and {@value #MAX_PARTS} parts ({@code
 * AUDIENCE_TOO_COMPLEX}). Immutable. {@code toString} hides the values.
 */
public final class Audience {
    /** The most levels of all, any and not. */
    public static final int MAX_DEPTH = 8;

    /** The most parts on all levels together. */
    public static final int MAX_PARTS = 100;

    /** The longest value and name of an attribute, in UTF-8 bytes. */
    public static final int MAX_VALUE_BYTES = 256;

    /** What an audience asks of a person. */
    public enum Rule {
        /** Nothing. */
        EVERYONE,
        /** They belong to a group, directly or through groups in it. */
        GROUP,
        /** They work in a department. */
        DEPARTMENT,
        /** They work at a site. */
        SITE,
        /** An attribute of theirs has a value. */
        ATTRIBUTE,
        /** They fit all parts. */
        ALL_OF,
        /** They fit at least one part. */
        ANY_OF,
        /** They do not fit the one part. */
        NOT
    }

    private static final Audience EVERYONE = new Audience(Rule.EVERYONE, null, null, List.of());

    private final Rule rule;
    private final @Nullable String name;
    private final @Nullable String value;
    private final List<Audience> parts;
    private final int depth;
    private final int size;

    private Audience(Rule rule, @Nullable String name, @Nullable String value, List<Audience> parts) {
        this.rule = rule;
        this.name = name;
        this.value = value;
        this.parts = parts;
        this.depth = 1 + parts.stream().mapToInt(part -> part.depth).max().orElse(0);
        this.size = 1 + parts.stream().mapToInt(part -> part.size).sum();
        if (depth > MAX_DEPTH || size > MAX_PARTS) {
            throw new InvalidInputException(
                    ErrorCode.AUDIENCE_TOO_COMPLEX,
                    "an audience has at most " + MAX_DEPTH + " levels and " + MAX_PARTS + " parts");
        }
    }

    /** All people whose accounts may be used. */
    public static Audience everyone() {
        return EVERYONE;
    }

    /** Who belongs to a group, directly or through groups in it. */
    public static Audience group(GroupId group) {
        return new Audience(Rule.GROUP, null, group.value(), List.of());
    }

    /** The same by the group's id. */
    public static Audience group(String group) {
        return group(GroupId.of(group));
    }

    /** Who works in a department. */
    public static Audience department(String department) {
        return new Audience(Rule.DEPARTMENT, null, checked(department), List.of());
    }

    /** Who works at a site. */
    public static Audience site(String site) {
        return new Audience(Rule.SITE, null, checked(site), List.of());
    }

    /** Who has an attribute with this value, see {@link io.hausfunk.messaging.directory.PersonDetails#attributes}. */
    public static Audience attribute(String name, String value) {
        return new Audience(Rule.ATTRIBUTE, checked(name), checked(value), List.of());
    }

    /** Who fits all of these, at least one. */
    public static Audience allOf(Audience... parts) {
        return combined(Rule.ALL_OF, List.of(parts));
    }

    /** Who fits at least one of these. */
    public static Audience anyOf(Audience... parts) {
        return combined(Rule.ANY_OF, List.of(parts));
    }

    /** Who does not fit. */
    public static Audience not(Audience part) {
        return combined(Rule.NOT, List.of(part));
    }

    /** Who fits this and the other one. */
    public Audience and(Audience other) {
        return combined(Rule.ALL_OF, List.of(this, other));
    }

    /** Who fits this or the other one. */
    public Audience or(Audience other) {
        return combined(Rule.ANY_OF, List.of(this, other));
    }

    private static Audience combined(Rule rule, List<Audience> parts) {
        if (parts.isEmpty()) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_MISSING, "an audience without parts");
        }
        return new Audience(rule, null, null, parts);
    }

    private static String checked(String text) {
        Texts.requireText(text, MAX_VALUE_BYTES);
        return text;
    }

    /** What is asked. */
    public Rule rule() {
        return rule;
    }

    /** The name of an attribute; empty for all other rules. */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** The group, department, site, or value of an attribute; empty for all other rules. */
    public Optional<String> value() {
        return Optional.ofNullable(value);
    }

    /** What it is combined of; empty for rules that stand for themselves. */
    public List<Audience> parts() {
        return parts;
    }

    /** The groups that it names, on all levels. */
    public Set<GroupId> groups() {
        Set<GroupId> groups = new LinkedHashSet<>();
        if (rule == Rule.GROUP) {
            groups.add(GroupId.of(Objects.requireNonNull(value)));
        }
        parts.forEach(part -> groups.addAll(part.groups()));
        return groups;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Audience that
                && rule == that.rule
                && Objects.equals(name, that.name)
                && Objects.equals(value, that.value)
                && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rule, name, value, parts);
    }

    @Override
    public String toString() {
        return "Audience[" + rule + ", " + size + " parts]";
    }
}
