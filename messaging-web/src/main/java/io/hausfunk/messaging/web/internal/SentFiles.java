// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import io.hausfunk.messaging.content.Attachment;
import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.FileContent;
import io.hausfunk.messaging.content.ForwardContent;
import io.hausfunk.messaging.content.ImageContent;
import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.content.VoiceContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.message.IdempotencyKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What a page sends: words, a poll, or files that it uploaded before, by its names for them. One picture is shown in the conversation, a recording is played, all else
 * is a list of files.
 */
final class SentFiles {
    private final List<IdempotencyKey> uploads;
    private final Optional<String> text;
    private final Optional<Content> alone;
    private final boolean voice;
    private final int[] waveform;
    private final byte[] preview;

    private SentFiles(
            List<IdempotencyKey> uploads,
            Optional<String> text,
            Optional<Content> alone,
            boolean voice,
            int[] waveform,
            byte[] preview) {
        this.uploads = uploads;
        this.text = text;
        this.alone = alone;
        this.voice = voice;
        this.waveform = waveform;
        this.preview = preview;
    }

    static SentFiles of(RequestFields fields) {
        List<IdempotencyKey> uploads = fields.texts("files", FileContent.MAX_FILES).stream()
                .map(IdempotencyKey::of)
                .toList();
        return new SentFiles(
                uploads,
                fields.optionalText("text"),
                uploads.isEmpty() ? Optional.of(alone(fields)) : Optional.empty(),
                fields.flag("voice"),
                fields.smallNumbers("waveform", VoiceContent.MAX_PEAKS),
                fields.optionalText("preview").map(SentFiles::decode).orElse(new byte[0]));
    }

    private static byte[] decode(String preview) {
        try {
            return Base64.getDecoder().decode(preview);
        } catch (IllegalArgumentException e) {
            throw new NotAFrameException("preview is not base64");
        }
    }

    private static Content alone(RequestFields fields) {
        if (fields.optionalText("from").isPresent()) {
            return forward(fields);
        }
        return fields.optionalText("question").isPresent() ? PollFrames.read(fields) : words(fields);
    }

    /** The message that is passed on: where it stands. */
    static ForwardContent forward(RequestFields fields) {
        return ForwardContent.of(fields.conversation("from"), fields.number("message"));
    }

    /** Words alone, in Markdown if the page says so. */
    static TextContent words(RequestFields fields) {
        String text = fields.text("text");
        return fields.flag("markdown") ? TextContent.markdown(text) : TextContent.of(text);
    }

    CompletionStage<Content> content(Conversation conversation) {
        if (alone.isPresent()) {
            return CompletableFuture.completedFuture(alone.get());
        }
        CompletionStage<List<Attachment>> found = CompletableFuture.completedFuture(new ArrayList<>());
        for (IdempotencyKey upload : uploads) {
            found = found.thenCombine(conversation.attachments().find(upload), (files, file) -> {
                files.add(file);
                return files;
            });
        }
        return found.thenApply(this::content);
    }

    private Content content(List<Attachment> files) {
        Attachment first = files.get(0);
        if (voice && files.size() == 1) {
            return VoiceContent.of(first).withWaveform(waveform);
        }
        if (files.size() == 1 && shown(first)) {
            ImageContent image = ImageContent.of(first);
            ImageContent previewed = preview.length == 0 ? image : image.withPreview(preview);
            return text.isPresent() ? previewed.withText(text.get()) : previewed;
        }
        FileContent list = FileContent.of(files);
        return text.isPresent() ? list.withText(text.get()) : list;
    }

    /** Whether it is a picture that pages may show as one: others go as files. */
    private static boolean shown(Attachment file) {
        return file.type().startsWith("image/")
                && file.dimensions()
                        .filter(size -> (long) size.width() * size.height() <= ImageContent.MAX_PIXELS)
                        .isPresent();
    }
}
