// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyNamingStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Mattermost's bulk export, line by line: who takes part where, and what was said. Posts come in no particular order, so each conversation is put
 * into the order of times at the end.
 */
final class MattermostExport {
    private final Files files;
    private final Map<String, MattermostChat> channels = new LinkedHashMap<>();

    /** Opens a file of the export by its path there. */
    @FunctionalInterface
    interface Files {
        InputStream open(String path) throws IOException;
    }

    MattermostExport(Files files) {
        this.files = files;
    }

    /** Whether this is the first line of such an export. */
    static boolean begins(String line) {
        try (JsonLines<MattermostLine> json = new JsonLines<>(MattermostLine.class, names())) {
            return "version".equals(json.parse(line).type);
        } catch (BrokenChatException e) {
            return false;
        }
    }

    static JsonbConfig names() {
        return new JsonbConfig().withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES);
    }

    /** Takes a line. Kinds that say nothing of a chat are passed over. */
    void add(MattermostLine line) throws BrokenChatException {
        switch (required(line.type, "type")) {
            case "version" -> {
                if (required(line.version, "version") != 1) {
                    throw new BrokenChatException("another version of the export than 1");
                }
            }
            case "channel" -> add(required(line.channel, "channel"));
            case "user" -> add(required(line.user, "user"));
            case "post" -> addPost(required(line.post, "post"));
            case "direct_channel" -> add(required(line.directChannel, "direct_channel"));
            case "direct_post" -> addDirectPost(required(line.directPost, "direct_post"));
            default -> {}
        }
    }

    List<ChatLog> chats() throws BrokenChatException {
        List<ChatLog> logs = new ArrayList<>();
        for (MattermostChat chat : channels.values()) {
            logs.add(chat.log());
        }
        return logs;
    }

    private void add(MattermostLine.Channel channel) throws BrokenChatException {
        MattermostChat chat = channel(required(channel.team, "team"), required(channel.name, "name"));
        chat.titled(channel.displayName, "O".equals(channel.type));
    }

    private void add(MattermostLine.User user) throws BrokenChatException {
        String name = required(user.username, "username");
        for (MattermostLine.Team team : list(user.teams)) {
            for (MattermostLine.Membership membership : list(team.channels)) {
                String roles = membership.roles == null ? "" : membership.roles;
                channel(required(team.name, "name"), required(membership.name, "name"))
                        .member(name, roles.contains("channel_admin"));
            }
        }
    }

    private void addPost(MattermostLine.Post post) throws BrokenChatException {
        channel(required(post.team, "team"), required(post.channel, "channel")).add(post, files);
    }

    private void add(MattermostLine.DirectChannel direct) throws BrokenChatException {
        List<String> members = new ArrayList<>(list(direct.members));
        for (MattermostLine.Participant participant : list(direct.participants)) {
            members.add(required(participant.username, "username"));
        }
        direct(members);
    }

    private void addDirectPost(MattermostLine.Post post) throws BrokenChatException {
        direct(required(post.channelMembers, "channel_members")).add(post, files);
    }

    private MattermostChat channel(String team, String name) {
        return channels.computeIfAbsent(team + "/" + name, id -> MattermostChat.channel(id, name));
    }

    private MattermostChat direct(List<String> members) throws BrokenChatException {
        TreeSet<String> people = new TreeSet<>(members);
        if (people.isEmpty()) {
            throw new BrokenChatException("a direct conversation of nobody");
        }
        String id = String.join("+", people);
        return channels.computeIfAbsent("@" + id, key -> MattermostChat.direct(id, people));
    }

    static <T> T required(@Nullable T value, String field) throws BrokenChatException {
        if (value == null) {
            throw new BrokenChatException(field + " is missing");
        }
        return value;
    }

    static <T> List<T> list(@Nullable List<T> values) {
        return values == null ? List.of() : values;
    }
}
