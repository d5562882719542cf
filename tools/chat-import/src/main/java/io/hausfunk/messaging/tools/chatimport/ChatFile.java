// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import jakarta.json.bind.JsonbConfig;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads a whole file and checks it, before anything is written anywhere. */
final class ChatFile {
    private final Map<String, ChatLines> chats = new LinkedHashMap<>();

    private ChatFile() {}

    /** The conversations in the order of their first lines, or of their first posts in an export of Mattermost. */
    static List<ChatLog> read(ImportSource source) throws IOException, BrokenChatException {
        long number = 1;
        try (ByteLines lines = source.lines()) {
            String first = lines.next();
            if (first != null && MattermostExport.begins(first)) {
                lines.allow(ByteLines.LONGEST_POST);
                MattermostExport export = new MattermostExport(source::file);
                try (JsonLines<MattermostLine> json = new JsonLines<>(MattermostLine.class, MattermostExport.names())) {
                    for (String line = first; line != null; line = lines.next()) {
                        export.add(json.parse(line));
                        number++;
                    }
                }
                return export.chats();
            }
            ChatFile own = new ChatFile();
            try (JsonLines<WireLine> json = new JsonLines<>(WireLine.class, new JsonbConfig())) {
                for (@Nullable String line = first; line != null; line = lines.next()) {
                    own.add(json.parse(line));
                    number++;
                }
            }
            return own.logs();
        } catch (BrokenChatException e) {
            throw e.atLine(number);
        } catch (EOFException | ZipException e) {
            throw new BrokenChatException("the packed file is damaged or cut off").atLine(number);
        }
    }

    private List<ChatLog> logs() {
        List<ChatLog> result = new ArrayList<>();
        chats.forEach((id, lines) -> result.add(new ChatLog(id, Place.channel(id), lines.inOrder())));
        return result;
    }

    private void add(WireLine wire) throws BrokenChatException {
        ChatLine line = LineReader.read(wire);
        chats.computeIfAbsent(String.valueOf(wire.conversation), id -> new ChatLines())
                .add(line);
    }
}
