// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation is; fixed when it is created. In one whose kind is not known, people read and mark, and this version
 * writes and changes nothing.
 */
public final class ConversationKind extends OpenCode {
    /** Exactly two people, always the same conversation for the same two; nobody joins or leaves. */
    public static final ConversationKind DIRECT = new ConversationKind(1, "DIRECT");

    /** People whom an owner or moderator added. */
    public static final ConversationKind GROUP = new ConversationKind(2, "GROUP");

    /** Anyone whom the access policy allows may join. */
    public static final ConversationKind CHANNEL = new ConversationKind(3, "CHANNEL");

    /**
     * Something that is told to an audience, a rule over the directory. Only those who send it take part; whom it reaches reads and answers it
     * through the announcements of their session.
     */
    public static final ConversationKind ANNOUNCEMENT = new ConversationKind(4, "ANNOUNCEMENT");

    private static final List<ConversationKind> KNOWN = List.of(DIRECT, GROUP, CHANNEL, ANNOUNCEMENT);

    private ConversationKind(int code, @Nullable String name) {
        super(code, name);
    }

    /** The kind with this number; throws {@link IllegalArgumentException} only outside 1 to 32767. */
    public static ConversationKind of(int code) {
        return of(code, KNOWN, other -> new ConversationKind(other, null));
    }

    /** The known kind of this name, such as in a configuration; throws {@link IllegalArgumentException} if there is none. */
    public static ConversationKind valueOf(String name) {
        return named(name, KNOWN);
    }

    /** Those that this version knows, in the order of their numbers. */
    public static List<ConversationKind> values() {
        return KNOWN;
    }

    @Override
    protected String noun() {
        return "conversation kind";
    }
}
