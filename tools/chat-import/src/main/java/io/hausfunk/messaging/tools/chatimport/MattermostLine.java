// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a line of Mattermost's bulk export, as JSON-B reads it: plain classes with public fields, whose names in JSON are in lower case with
 * underscores. Fields that say nothing of a chat are left out.
 */
public final class MattermostLine {
    public @Nullable String type;
    public @Nullable Integer version;
    public @Nullable Channel channel;
    public @Nullable User user;
    public @Nullable Post post;
    public @Nullable DirectChannel directChannel;
    public @Nullable Post directPost;

    /** For JSON-B. */
    public MattermostLine() {}

    /** A public or private channel of a team. */
    public static final class Channel {
        public @Nullable String team;
        public @Nullable String name;
        public @Nullable String displayName;
        public @Nullable String type;

        /** For JSON-B. */
        public Channel() {}
    }

    /** A person, and where they take part. */
    public static final class User {
        public @Nullable String username;
        public @Nullable List<Team> teams;

        /** For JSON-B. */
        public User() {}
    }

    /** A team of a person. */
    public static final class Team {
        public @Nullable String name;
        public @Nullable List<Membership> channels;

        /** For JSON-B. */
        public Team() {}
    }

    /** A channel of a person. */
    public static final class Membership {
        public @Nullable String name;
        public @Nullable String roles;

        /** For JSON-B. */
        public Membership() {}
    }

    /** A direct conversation; newer versions write participants, older ones members. */
    public static final class DirectChannel {
        public @Nullable List<String> members;
        public @Nullable List<Participant> participants;

        /** For JSON-B. */
        public DirectChannel() {}
    }

    /** One of a direct conversation. */
    public static final class Participant {
        public @Nullable String username;

        /** For JSON-B. */
        public Participant() {}
    }

    /** A message in a channel or in a direct conversation, or a reply to one. */
    public static final class Post {
        public @Nullable String team;
        public @Nullable String channel;
        public @Nullable List<String> channelMembers;
        public @Nullable String user;
        public @Nullable String type;
        public @Nullable String message;
        public @Nullable JsonObject props;
        public @Nullable Long createAt;
        public @Nullable Long editAt;
        public @Nullable List<Reaction> reactions;
        public @Nullable List<Post> replies;
        public @Nullable List<Attachment> attachments;
        public @Nullable Boolean isPinned;

        /** For JSON-B. */
        public Post() {}
    }

    /** A reaction of one person. */
    public static final class Reaction {
        public @Nullable String user;
        public @Nullable Long createAt;
        public @Nullable String emojiName;

        /** For JSON-B. */
        public Reaction() {}
    }

    /** A file, below the directory {@code data} of the export. */
    public static final class Attachment {
        public @Nullable String path;

        /** For JSON-B. */
        public Attachment() {}
    }
}
