// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import io.hausfunk.messaging.message.Reaction;
import io.hausfunk.messaging.model.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** The lines of one conversation as they are read: each refers to what is there already, as the engine will want it. */
final class ChatLines {
    private final NavigableMap<Long, ChatLine> lines = new TreeMap<>();
    private final Map<Long, Map<String, Set<UserId>>> reactions = new HashMap<>();

    List<ChatLine> inOrder() {
        return new ArrayList<>(lines.values());
    }

    void add(ChatLine line) throws BrokenChatException {
        if (!lines.isEmpty() && lines.lastKey() >= line.n()) {
            throw new BrokenChatException("n does not ascend within its conversation");
        }
        if (line.links().replyTo().isPresent()
                && !lines.containsKey(line.links().replyTo().getAsLong())) {
            throw new BrokenChatException("replyTo names no earlier line of its conversation");
        }
        if (line.links().thread().isPresent()
                && message(line.links().thread(), "thread").links().thread().isPresent()) {
            throw new BrokenChatException("thread names a message that stands in a thread itself");
        }
        if (line.kind().annex()) {
            addAnnex(line, message(line.links().about(), "about"));
        }
        lines.put(line.n(), line);
    }

    private void addAnnex(ChatLine line, ChatLine message) throws BrokenChatException {
        if (line.kind() == Kind.EDITED && !message.author().equals(line.author())) {
            throw new BrokenChatException("edited by somebody else than its author");
        }
        if (line.kind() == Kind.REACTED) {
            Map<String, Set<UserId>> kinds = reactions.computeIfAbsent(message.n(), n -> new HashMap<>());
            if (!kinds.computeIfAbsent(line.text(), kind -> new HashSet<>()).add(line.author())) {
                throw new BrokenChatException("the same reaction of the same person again");
            }
            if (kinds.size() > Reaction.MAX_KINDS) {
                throw new BrokenChatException("more than " + Reaction.MAX_KINDS + " kinds of reactions to a message");
            }
        }
    }

    private ChatLine message(OptionalLong n, String field) throws BrokenChatException {
        ChatLine message = lines.get(n.orElse(-1));
        if (message == null || !message.kind().spoken()) {
            throw new BrokenChatException(field + " names no earlier message of its conversation");
        }
        return message;
    }
}
