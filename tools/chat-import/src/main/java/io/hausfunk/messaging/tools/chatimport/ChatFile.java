// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import jakarta.json.JsonException;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.ZipException;

/** Reads a whole file and checks it, before anything is written anywhere. */
final class ChatFile {
    private final Map<String, NavigableMap<Long, ChatLine>> chats = new LinkedHashMap<>();

    private ChatFile() {}

    /** The conversations in the order of their first lines. */
    static List<ChatLog> read(Path file) throws IOException, BrokenChatException {
        ChatFile all = new ChatFile();
        long number = 0;
        try (ByteLines lines = ByteLines.of(file);
                Closing jsonb = new Closing(JsonbBuilder.create())) {
            number++;
            for (String line = lines.next(); line != null; line = lines.next()) {
                all.add(parse(jsonb.jsonb(), line));
                number++;
            }
        } catch (BrokenChatException e) {
            throw e.atLine(number);
        } catch (EOFException | ZipException e) {
            throw new BrokenChatException("the packed file is damaged or cut off").atLine(Math.max(number, 1));
        }
        List<ChatLog> result = new ArrayList<>();
        all.chats.forEach((id, lines) -> result.add(new ChatLog(id, List.copyOf(lines.values()))));
        return result;
    }

    private static WireLine parse(Jsonb jsonb, String line) throws BrokenChatException {
        try {
            WireLine read = line.isBlank() ? null : jsonb.fromJson(line, WireLine.class);
            if (read != null) {
                return read;
            }
        } catch (JsonbException | JsonException e) {
            throw new BrokenChatException("not a JSON object of the expected form");
        }
        throw new BrokenChatException("not a JSON object");
    }

    private void add(WireLine wire) throws BrokenChatException {
        ChatLine line = LineReader.read(wire);
        NavigableMap<Long, ChatLine> earlier =
                chats.computeIfAbsent(String.valueOf(wire.conversation), id -> new TreeMap<>());
        if (!earlier.isEmpty() && earlier.lastKey() >= line.n()) {
            throw new BrokenChatException("n does not ascend within its conversation");
        }
        if (line.replyTo().isPresent() && !earlier.containsKey(line.replyTo().getAsLong())) {
            throw new BrokenChatException("replyTo names no earlier line of its conversation");
        }
        earlier.put(line.n(), line);
    }

    /** Closes as the language wants it: without a checked exception of no known kind. */
    private record Closing(Jsonb jsonb) implements AutoCloseable {
        @Override
        public void close() {
            try {
                jsonb.close();
            } catch (Exception e) {
                throw new IllegalStateException("JSON-B does not close", e);
            }
        }
    }
}
