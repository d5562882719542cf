// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.UserId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One conversation of an export, while it is read. */
final class MattermostChat {
    private final String id;
    private final boolean direct;
    private final TreeSet<String> members = new TreeSet<>();
    private final TreeSet<String> admins = new TreeSet<>();
    private final MattermostEvents events = new MattermostEvents();
    private String title;
    private boolean open;

    private MattermostChat(String id, String title, boolean direct) {
        this.id = id;
        this.title = title;
        this.direct = direct;
    }

    /** A channel; closed until the export says that it is open. */
    static MattermostChat channel(String id, String name) {
        return new MattermostChat(id, name, false);
    }

    static MattermostChat direct(String id, Collection<String> members) {
        MattermostChat chat = new MattermostChat("@" + id, String.join(", ", members), true);
        chat.members.addAll(members);
        return chat;
    }

    void titled(@Nullable String newTitle, boolean isOpen) {
        title = newTitle == null || newTitle.isEmpty() ? title : newTitle;
        open = isOpen;
    }

    void member(String person, boolean admin) {
        members.add(person);
        if (admin) {
            admins.add(person);
        }
    }

    void add(MattermostLine.Post post, MattermostExport.Files files) throws BrokenChatException {
        events.add(post, files);
    }

    /**
     * The chat as lines. Who said something and is no member any more takes part from the start and leaves at the end. An administrator of the channel
     * owns it, or else a member.
     */
    ChatLog log() throws BrokenChatException {
        try {
            TreeSet<String> former = new TreeSet<>(events.people());
            former.removeAll(members);
            UserId owner = admins.isEmpty()
                    ? members.isEmpty() ? Import.IMPORTER : UserId.of(members.first())
                    : UserId.of(admins.first());
            List<UserId> others = new ArrayList<>();
            for (String person : members) {
                others.add(UserId.of(person));
            }
            for (String person : former) {
                others.add(UserId.of(person));
            }
            others.remove(owner);
            boolean pair = direct && former.isEmpty() && others.size() == 1;
            int first = Math.min(others.size(), NewGroup.MAX_PEOPLE);
            Place place = new Place(
                    pair ? Place.Form.DIRECT : open ? Place.Form.CHANNEL : Place.Form.GROUP,
                    key(),
                    shortened(),
                    owner,
                    others.subList(0, first),
                    true);
            return new ChatLog(id, place, events.lines(others.subList(first, others.size()), former));
        } catch (InvalidInputException e) {
            throw new BrokenChatException("the engine would refuse conversation " + id + ": " + e.getMessage());
        }
    }

    /** Short, whatever the names are. */
    private String key() {
        byte[] digest = Sha256.digest().digest(id.getBytes(StandardCharsets.UTF_8));
        return "mattermost-" + HexFormat.of().formatHex(digest, 0, 16);
    }

    private String shortened() {
        List<String> parts = TextParts.of(title, NewGroup.MAX_TITLE_BYTES);
        Objects.requireNonNull(Draft.text(parts.get(0)));
        return parts.get(0);
    }
}
