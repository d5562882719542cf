// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A bulk export as Mattermost documents it, of a company that does not exist, with everything odd that real ones have. */
final class MattermostSample {
    private static final long START = 1_600_000_000_000L;
    private static final int USERS = 60;
    private static final int CHANNELS = 40;
    private static final String[] EMOJIS = {
        "+1", "thumbsup", "tada", "heart", "company_logo", "eyes", "white_check_mark"
    };

    private final Random random;
    private final List<String> lines = new ArrayList<>();
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final List<List<Integer>> members = new ArrayList<>();
    private int posts;
    private int fileNumber;

    private MattermostSample(long seed) {
        this.random = new Random(seed);
    }

    /** Writes a ZIP file. */
    public static void main(String[] arguments) throws IOException {
        System.out.println(write(Path.of(arguments[0]), Integer.parseInt(arguments[1]), 1));
    }

    /** Writes a ZIP file with at least so many posts, replies included; says how many of what. */
    static String write(Path zip, int posts, long seed) throws IOException {
        MattermostSample sample = sample(posts, seed);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("import.jsonl"));
            out.write(sample.text().getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, byte[]> file : sample.files.entrySet()) {
                out.putNextEntry(new ZipEntry("data/" + file.getKey()));
                out.write(file.getValue());
            }
        }
        return sample.posts + " posts, " + sample.files.size() + " files";
    }

    /** The same as a directory: the lines, and the files below {@code data}. */
    static Path unpacked(Path directory, int posts, long seed) throws IOException {
        MattermostSample sample = sample(posts, seed);
        for (Map.Entry<String, byte[]> file : sample.files.entrySet()) {
            Path path = directory.resolve("data").resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return Files.writeString(directory.resolve("export.jsonl"), sample.text());
    }

    private static MattermostSample sample(int posts, long seed) {
        MattermostSample sample = new MattermostSample(seed);
        sample.head();
        while (sample.posts < posts) {
            int channel = sample.random.nextInt(CHANNELS + 10);
            sample.post(channel);
        }
        return sample;
    }

    private String text() {
        return String.join("\n", lines) + "\n";
    }

    private void head() {
        lines.add(
                "{\"type\":\"version\",\"version\":1,\"info\":{\"generator\":\"mattermost-server\",\"version\":\"9.5\"}}");
        line(
                "team",
                Json.createObjectBuilder()
                        .add("name", "acme")
                        .add("display_name", "Acme")
                        .add("type", "O"));
        line("emoji", Json.createObjectBuilder().add("name", "company_logo").add("image", "emoji/1/image"));
        for (int i = 0; i < CHANNELS; i++) {
            line(
                    "channel",
                    Json.createObjectBuilder()
                            .add("team", "acme")
                            .add("name", "channel-" + i)
                            .add("display_name", "Kanal \u00fc" + i)
                            .add("type", i % 4 == 3 ? "P" : "O")
                            .add("header", "")
                            .add("purpose", ""));
            List<Integer> some = new ArrayList<>();
            for (int user = 0; user < USERS; user++) {
                // Nobody is left in the first one.
                if (i > 0 && random.nextInt(4) == 0) {
                    some.add(user);
                }
            }
            members.add(some);
        }
        for (int user = 0; user < USERS; user++) {
            JsonArrayBuilder channels = Json.createArrayBuilder();
            for (int i = 0; i < CHANNELS; i++) {
                if (members.get(i).contains(user)) {
                    channels.add(Json.createObjectBuilder()
                            .add("name", "channel-" + i)
                            .add("roles", user % 9 == 0 ? "channel_user channel_admin" : "channel_user"));
                }
            }
            line(
                    "user",
                    Json.createObjectBuilder()
                            .add("username", name(user))
                            .add("email", name(user) + "@example.com")
                            .add("auth_service", "")
                            .add(
                                    "teams",
                                    Json.createArrayBuilder()
                                            .add(Json.createObjectBuilder()
                                                    .add("name", "acme")
                                                    .add("roles", "team_user")
                                                    .add("channels", channels))));
        }
        for (int i = 0; i < 10; i++) {
            members.add(i < 7 ? List.of(i, i + 20) : i < 9 ? List.of(i, i + 1, i + 2, i + 30) : List.of(i));
            JsonArrayBuilder names = Json.createArrayBuilder();
            members.get(CHANNELS + i).forEach(user -> names.add(name(user)));
            line(
                    "direct_channel",
                    Json.createObjectBuilder()
                            .add("members", names)
                            .addNull("favorited_by")
                            .add("header", ""));
        }
    }

    private void post(int channel) {
        JsonObjectBuilder post = Json.createObjectBuilder();
        boolean direct = channel >= CHANNELS;
        if (direct) {
            JsonArrayBuilder names = Json.createArrayBuilder();
            members.get(channel).forEach(user -> names.add(name(user)));
            post.add("channel_members", names);
        } else {
            post.add("team", "acme").add("channel", "channel-" + channel);
        }
        long time = START + random.nextInt(1_000_000_000);
        said(post, channel, time);
        JsonArrayBuilder replies = Json.createArrayBuilder();
        for (int i = random.nextInt(5) - 2; i > 0; i--) {
            JsonObjectBuilder reply = Json.createObjectBuilder();
            said(reply, channel, time + random.nextInt(100_000) + 1);
            replies.add(reply);
        }
        post.add("replies", replies);
        if (random.nextInt(60) == 0) {
            post.add("is_pinned", true);
        }
        line(direct ? "direct_post" : "post", post);
    }

    private void said(JsonObjectBuilder post, int channel, long time) {
        int number = posts++;
        String type = number % 97 == 5 ? "system_join_channel" : "";
        post.add("user", name(somebody(channel)))
                .add("type", type)
                .add("create_at", time)
                .add("edit_at", number % 11 == 0 ? time + 60_000 : 0);
        if (number % 211 == 7) {
            post.add("message", "")
                    .add(
                            "props",
                            Json.createObjectBuilder()
                                    .add("from_webhook", "true")
                                    .add(
                                            "attachments",
                                            Json.createArrayBuilder()
                                                    .add(Json.createObjectBuilder()
                                                            .add("title", "Build " + number)
                                                            .add("fallback", "x"))));
        } else {
            post.add("message", words(number)).add("props", Json.createObjectBuilder());
        }
        JsonArrayBuilder reactions = Json.createArrayBuilder();
        for (int i = random.nextInt(6) - 3; i > 0; i--) {
            reactions.add(Json.createObjectBuilder()
                    .add("user", name(somebody(channel)))
                    .add("create_at", time + 1_000L * i)
                    .add("emoji_name", EMOJIS[random.nextInt(EMOJIS.length)]));
        }
        post.add("reactions", reactions);
        if (number % 37 == 3) {
            post.add("attachments", attachments(1 + random.nextInt(3)));
        }
    }

    private JsonArrayBuilder attachments(int count) {
        JsonArrayBuilder paths = Json.createArrayBuilder();
        for (int i = 0; i < count; i++) {
            int n = fileNumber++;
            String path = "20200913/teams/noteam/channels/c/users/u/" + n + "/";
            switch (n % 8) {
                case 0 ->
                    path += file(
                            path,
                            "notes.txt",
                            ("Notiz " + n + "\n")
                                    .repeat(1 + random.nextInt(5_000))
                                    .getBytes(StandardCharsets.UTF_8));
                case 1 -> path += file(path, "offer.pdf", pdf(n));
                case 2 -> path += file(path, "pixel.gif", gif(n));
                case 3 -> path += file(path, "voice.wav", wav(1 + random.nextInt(20_000)));
                case 4 ->
                    path += file(path, "page.html", "<html><script>1</script></html>".getBytes(StandardCharsets.UTF_8));
                case 5 -> path += file(path, "empty.txt", new byte[0]);
                case 6 -> path += "gone.txt";
                default -> path += file(path, "\u00fcbersicht.txt", ("a;b;" + n).getBytes(StandardCharsets.UTF_8));
            }
            paths.add(Json.createObjectBuilder().add("path", path));
        }
        return paths;
    }

    private String file(String path, String name, byte[] bytes) {
        files.put(path + name, bytes);
        return name;
    }

    private String words(int number) {
        String words = "**" + number + "** Gr\u00fc\u00dfe aus \uD83D\uDE00 der Abteilung " + random.nextInt(1_000);
        if (number % 501 == 9) {
            return (words + "\u4f60\u597d ").repeat(600);
        }
        return number % 37 == 3 && number % 2 == 0 ? "" : words;
    }

    /** A member, or now and then somebody who is none any more. */
    private int somebody(int channel) {
        List<Integer> some = members.get(channel);
        boolean stranger = channel < CHANNELS && (some.isEmpty() || random.nextInt(50) == 0);
        return stranger ? random.nextInt(USERS) : some.get(random.nextInt(some.size()));
    }

    private static String name(int user) {
        return "user." + user;
    }

    private void line(String type, JsonObjectBuilder object) {
        JsonObject line =
                Json.createObjectBuilder().add("type", type).add(type, object).build();
        lines.add(line.toString());
    }

    private static byte[] pdf(int n) {
        return ("%PDF-1.4\n1 0 obj\n<< /Number " + n + " >>\nendobj\ntrailer << >>\n%%EOF\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** One pixel, with a comment that the engine removes. */
    private static byte[] gif(int n) {
        byte[] comment = String.format("%08d", n).getBytes(StandardCharsets.US_ASCII);
        byte[] head = {
            'G', 'I', 'F', '8', '9', 'a', 1, 0, 1, 0, (byte) 0x80, 0, 0, 0, 0, 0, -1, -1, -1, 0x21, (byte) 0xfe, 8
        };
        byte[] tail = {0, 0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b};
        byte[] all = new byte[head.length + comment.length + tail.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(comment, 0, all, head.length, comment.length);
        System.arraycopy(tail, 0, all, head.length + comment.length, tail.length);
        return all;
    }

    private static byte[] wav(int samples) {
        java.nio.ByteBuffer wav =
                java.nio.ByteBuffer.allocate(44 + samples * 2).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + samples * 2);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1);
        wav.putInt(16_000).putInt(32_000).putShort((short) 2).putShort((short) 16);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(samples * 2);
        return wav.array();
    }
}
