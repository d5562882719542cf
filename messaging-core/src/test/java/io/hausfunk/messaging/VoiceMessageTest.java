// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hausfunk.messaging.attachment.NewAttachment;
import io.hausfunk.messaging.content.Attachment;
import io.hausfunk.messaging.content.ContactContent;
import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.ImageContent;
import io.hausfunk.messaging.content.LocationContent;
import io.hausfunk.messaging.content.VoiceContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.internal.media.Sounds;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.UserId;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sounds, pictures, places and contacts as messages. */
class VoiceMessageTest {
    private final TestEngine engine = TestEngine.start();
    private final Session anna = engine.session("anna");
    private final Conversation annas = done(anna.conversations().direct(UserId.of("ben")));
    private final Conversation bens = done(engine.session("ben").conversations().open(annas.id()));

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void a_voice_message_is_as_long_as_its_bytes_and_its_waveform_is_clamped() {
        for (byte[] sound :
                List.of(Sounds.wave(3), Sounds.opusInOgg(150, 0), Sounds.opusInWebm(150), Sounds.fragmentedMp4(150))) {
            Attachment file = upload(sound);

            VoiceContent heard = (VoiceContent) said(VoiceContent.of(file).withWaveform(-5, 0, 7, 31, 99));

            assertThat(heard.duration()).isEqualTo(Duration.ofSeconds(3));
            assertThat(heard.waveform()).containsExactly(0, 0, 7, 31, 31);
            assertThat(heard.sound().type()).startsWith("audio/");
        }
    }

    @Test
    void what_is_cut_off_or_no_sound_is_no_voice_message() {
        byte[] sound = Sounds.fragmentedMp4(150);
        Attachment words = upload("some words".getBytes(UTF_8));

        refused(ErrorCode.ATTACHMENT_DAMAGED, () -> upload(Arrays.copyOf(sound, sound.length - 9)));
        refused(ErrorCode.ATTACHMENT_DAMAGED, () -> VoiceContent.of(words));
        refused(ErrorCode.ATTACHMENT_DAMAGED, () -> ImageContent.of(words));
    }

    @Test
    void a_picture_has_its_size_and_a_preview() throws IOException {
        byte[] png = png(60, 40);
        byte[] small = png(6, 4);

        ImageContent seen = (ImageContent)
                said(ImageContent.of(upload(png)).withPreview(small).withText("Look."));

        assertThat(seen.image().dimensions().orElseThrow().width()).isEqualTo(60);
        assertThat(seen.image().dimensions().orElseThrow().height()).isEqualTo(40);
        assertThat(seen.preview().orElseThrow()).isEqualTo(small);
        assertThat(seen.text()).contains("Look.");
    }

    @Test
    void a_picture_that_claims_to_be_huge_is_no_image() throws IOException {
        byte[] png = png(6, 4);
        ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);

        Attachment bomb = upload(png);

        refused(ErrorCode.ATTACHMENT_DAMAGED, () -> ImageContent.of(bomb));
    }

    @Test
    void places_and_contacts_come_as_they_were_sent() {
        LocationContent place = LocationContent.of(52.5162746, 13.3777041).named("Brandenburger Tor");
        ContactContent contact = ContactContent.of("Ben Beispiel")
                .user(UserId.of("ben"))
                .email("ben@example.com")
                .phone("+49 30 1234");

        assertThat(said(place)).isEqualTo(place);
        assertThat(said(contact)).isEqualTo(contact);
        refused(ErrorCode.ARGUMENT_OUT_OF_RANGE, () -> LocationContent.of(91, 0));
        refused(ErrorCode.ARGUMENT_OUT_OF_RANGE, () -> LocationContent.of(Double.NaN, 0));
    }

    /** Where the tools are there: real encoders, and their own opinion of the length. */
    @Test
    void what_real_encoders_write_is_as_long_as_they_say(@TempDir Path directory) throws Exception {
        Path wave = directory.resolve("speech.wav");
        assumeTrue(
                run(directory, "espeak-ng", "-w", wave.toString(), "One two three four five six seven."), "espeak-ng");
        Map<String, List<String>> encodings = Map.of(
                "speech.ogg", List.of("-c:a", "libopus"),
                "speech.webm", List.of("-c:a", "libopus"),
                "live.webm", List.of("-c:a", "libopus", "-f", "webm", "-live", "1"),
                "speech.m4a", List.of("-c:a", "aac"),
                "fragmented.mp4", List.of("-c:a", "aac", "-movflags", "frag_keyframe+empty_moov"),
                "again.wav", List.of("-c:a", "pcm_s24le"));
        double expected = seconds(directory, wave);
        for (Map.Entry<String, List<String>> encoding : encodings.entrySet()) {
            Path file = directory.resolve(encoding.getKey());
            List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-i", wave.toString()));
            command.addAll(encoding.getValue());
            command.add(file.toString());
            assumeTrue(run(directory, command.toArray(String[]::new)), "ffmpeg");

            Attachment sound = upload(Files.readAllBytes(file));

            assertThat(VoiceContent.of(sound).duration().toMillis() / 1000.0)
                    .as(encoding.getKey())
                    .isCloseTo(expected, within(0.2));
        }
    }

    private static double seconds(Path directory, Path file) throws Exception {
        Process process = new ProcessBuilder(
                        "ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", file.toString())
                .directory(directory.toFile())
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return Double.parseDouble(said.strip());
    }

    private static boolean run(Path directory, String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .directory(directory.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private Attachment upload(byte[] bytes) {
        return done(annas.attachments().upload(NewAttachment.unnamed(), new ByteArrayInputStream(bytes)));
    }

    private Content said(Content content) {
        long sequence = done(annas.send(Draft.of(content))).sequence();
        return done(bens.readAfter(sequence - 1, 1)).entries().get(0).content();
    }

    private static byte[] png(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }
}
