// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static io.hausfunk.messaging.test.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.attachment.AttachmentSettings;
import io.hausfunk.messaging.attachment.Attachments;
import io.hausfunk.messaging.attachment.NewAttachment;
import io.hausfunk.messaging.attachment.ScanVerdict;
import io.hausfunk.messaging.content.Attachment;
import io.hausfunk.messaging.content.FileContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.IdempotencyKey;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.model.UserId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Files: up, attached, and down again, for those who may. */
class AttachmentTest {
    private final AtomicReference<ScanVerdict> verdict = new AtomicReference<>(ScanVerdict.CLEAN);
    private final AtomicReference<byte[]> scanned = new AtomicReference<>(new byte[0]);
    private final TestEngine engine = TestEngine.start(settings ->
            settings.attachments(AttachmentSettings.DEFAULT.maxBytes(2_000_000).scanner(file -> {
                try {
                    scanned.set(file.bytes().readAllBytes());
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                return verdict.get();
            })));
    private final Session anna = engine.session("anna");
    private final Session ben = engine.session("ben");
    private final Conversation annas = done(anna.conversations().direct(UserId.of("ben")));
    private final Conversation bens = done(ben.conversations().open(annas.id()));
    private final Attachments files = annas.attachments();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void a_file_comes_down_as_it_went_up() {
        byte[] bytes = text(1_500_000);
        Attachment file = upload(NewAttachment.file("C:\\notes\\a.txt").length(bytes.length), bytes);
        long sequence = send(FileContent.of(file).withText("Please read."));

        Attachment seen = attachment(bens, sequence);

        assertThat(seen).isEqualTo(file);
        assertThat(seen.name()).contains("a.txt");
        assertThat(seen.type()).isEqualTo("text/plain");
        assertThat(seen.size()).isEqualTo(bytes.length);
        assertThat(download(bens, sequence, seen)).isEqualTo(bytes);
        assertThat(scanned.get()).isEqualTo(bytes);
        for (int from : new int[] {0, 1, 65_479, 65_480, 262_143, 700_001, bytes.length - 3}) {
            byte[] some = done(bens.attachments().read(sequence, seen.id(), from, 1000));
            assertThat(some).isEqualTo(Arrays.copyOfRange(bytes, from, Math.min(from + 1000, bytes.length)));
        }
        assertThat(done(bens.attachments().read(sequence, seen.id(), bytes.length, 9)))
                .isEmpty();
    }

    @Test
    void sizes_around_the_borders_of_segments_and_chunks_come_down_whole() {
        for (int size : new int[] {1, 65_479, 65_480, 65_481, 130_999, 131_000, 131_001, 261_879, 261_880, 261_881}) {
            byte[] bytes = text(size);
            Attachment file = upload(NewAttachment.unnamed(), bytes);

            assertThat(download(bens, send(FileContent.of(file)), file))
                    .as("a file of " + size)
                    .isEqualTo(bytes);
        }
    }

    @Test
    @SuppressWarnings("try") // closing early is what ends the upload
    void a_publisher_is_asked_for_one_buffer_after_the_other() {
        byte[] bytes = text(1_000_000);
        Attachment file;
        try (SubmissionPublisher<ByteBuffer> publisher = new SubmissionPublisher<>(ForkJoinPool.commonPool(), 1)) {
            var stage = files.upload(NewAttachment.unnamed(), publisher);
            ByteBuffer whole = ByteBuffer.wrap(bytes);
            while (publisher.getNumberOfSubscribers() == 0) {
                Thread.onSpinWait();
            }
            for (int from = 0; from < bytes.length; from += 100_000) {
                publisher.submit(whole.slice(from, 100_000));
            }
            publisher.close();
            file = done(stage);
        }
        assertThat(download(bens, send(FileContent.of(file)), file)).isEqualTo(bytes);
    }

    @Test
    void files_that_do_not_end_of_many_people_in_one_tenant_leave_threads_to_the_others() {
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        List<CompletionStage<?>> endless = new ArrayList<>();
        for (int person = 0; person < 5; person++) {
            Session slow = engine.session("slow-" + person);
            Conversation own = done(slow.conversations().createGroup(NewGroup.titled("slow")));
            for (int file = 0; file < 4; file++) {
                endless.add(own.attachments().upload(NewAttachment.unnamed(), new Held(begun, end)));
            }
        }
        eventually("as many run as one tenant may have", () -> begun.get() == 12);
        Session other = done(engine.messaging.openSession(TestEngine.tenant(), UserId.of("quick")));
        Conversation theirs = done(other.conversations().createGroup(NewGroup.titled("quick")));

        assertThat(upload(theirs, NewAttachment.unnamed(), text(10)).size()).isEqualTo(10);

        assertThat(begun).hasValue(12);
        end.countDown();
        endless.forEach(TestEngine::done);
    }

    /** A network that says nothing for a while, and then one byte. */
    @SuppressWarnings("InputStreamSlowMultibyteRead") // it has one byte
    private static final class Held extends InputStream {
        private final AtomicInteger begun;
        private final CountDownLatch end;
        private int read;

        Held(AtomicInteger begun, CountDownLatch end) {
            this.begun = begun;
            this.end = end;
        }

        @Override
        public int read() {
            if (read++ > 0) {
                return -1;
            }
            begun.incrementAndGet();
            try {
                assertThat(end.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return 'x';
        }
    }

    @Test
    void repeating_an_upload_and_its_message_is_harmless() {
        NewAttachment named = NewAttachment.file("a.txt").idempotencyKey("upload-1");
        byte[] bytes = text(300_000);
        Attachment first = upload(named, bytes);

        assertThat(upload(named, bytes)).isEqualTo(first);
        Draft draft = Draft.of(FileContent.of(first)).idempotencyKey("message-1");
        Sent sent = done(annas.send(draft));
        // As after a crash that lost both answers.
        Attachment again = upload(named, bytes);
        assertThat(again).isEqualTo(first);
        Sent resent = done(annas.send(Draft.of(FileContent.of(again)).idempotencyKey("message-1")));

        assertThat(resent.sequence()).isEqualTo(sent.sequence());
        assertThat(resent.repeated()).isTrue();
        assertThat(done(files.find(IdempotencyKey.of("upload-1")))).isEqualTo(first);
        refused(ErrorCode.IDEMPOTENCY_CONFLICT, () -> upload(named, text(299_999)));
        refused(ErrorCode.NOT_PERMITTED, () -> done(bens.attachments().find(IdempotencyKey.of("upload-1"))));
        assertThat(upload(bens, named, text(5)).size()).isEqualTo(5);
    }

    @Test
    void of_two_who_race_for_a_name_with_the_same_bytes_both_have_the_same_file() {
        NewAttachment named = NewAttachment.unnamed().idempotencyKey("race");
        byte[] bytes = text(400_000);
        List<java.util.concurrent.CompletionStage<Attachment>> racing = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            racing.add(files.upload(named, new ByteArrayInputStream(bytes)));
        }

        assertThat(racing.stream().map(TestEngine::done).distinct()).hasSize(1);
    }

    @Test
    void of_two_who_race_for_a_name_with_different_bytes_one_has_it_whole_and_the_other_a_conflict() {
        NewAttachment named = NewAttachment.unnamed().idempotencyKey("race");
        List<java.util.concurrent.CompletionStage<Attachment>> racing = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            racing.add(files.upload(named, new ByteArrayInputStream(text(400_000 + i))));
        }
        List<Attachment> won = new ArrayList<>();
        for (java.util.concurrent.CompletionStage<Attachment> one : racing) {
            try {
                won.add(done(one));
            } catch (MessagingException e) {
                assertThat(e.code()).isEqualTo(ErrorCode.IDEMPOTENCY_CONFLICT);
            }
        }

        assertThat(won).hasSize(1);
        assertThat(done(files.find(IdempotencyKey.of("race")))).isEqualTo(won.get(0));
        byte[] bytes = text((int) won.get(0).size());
        assertThat(download(bens, send(FileContent.of(won.get(0))), won.get(0))).isEqualTo(bytes);
    }

    @Test
    void a_file_goes_into_one_message_of_the_one_who_uploaded_it() {
        Attachment file = upload(NewAttachment.unnamed(), text(10));
        Conversation other = done(anna.conversations().direct(UserId.of("carl")));

        refused(ErrorCode.ATTACHMENT_MISSING, () -> done(bens.send(Draft.of(FileContent.of(file)))));
        refused(ErrorCode.ATTACHMENT_MISSING, () -> done(other.send(Draft.of(FileContent.of(file)))));
        send(FileContent.of(file));
        refused(ErrorCode.ATTACHMENT_MISSING, () -> done(annas.send(Draft.of(FileContent.of(file)))));
        refused(ErrorCode.NOT_PERMITTED, () -> download(other, 2, file));
    }

    @Test
    void an_edit_keeps_a_file_and_taking_the_message_back_removes_it() {
        Attachment file = upload(NewAttachment.unnamed(), text(100));
        long sequence = send(FileContent.of(file).withText("one"));
        long edited = done(annas.messages()
                        .edit(sequence, Draft.of(FileContent.of(file).withText("two"))))
                .sequence();
        long again = done(annas.messages()
                        .edit(sequence, Draft.of(FileContent.of(file).withText("three"))))
                .sequence();

        assertThat(edited).isLessThan(again);
        assertThat(done(annas.timeline().messages(List.of(sequence))).get(0).contentSequence())
                .as("the number by which its file is read")
                .isEqualTo(again);
        assertThat(download(bens, again, file)).isEqualTo(text(100));
        done(annas.messages().retract(sequence));
        refused(ErrorCode.NOT_PERMITTED, () -> download(bens, again, file));
        refused(ErrorCode.NOT_PERMITTED, () -> download(bens, sequence, file));
    }

    @Test
    void what_is_not_as_it_should_be_is_refused_and_leaves_nothing() {
        byte[] program = "MZ and more".getBytes(UTF_8);
        byte[] page = "<!DOCTYPE html><script>alert(1)</script>".getBytes(UTF_8);
        byte[] pdf = "%PDF-1.7 and more".getBytes(UTF_8);
        InputStream breaking = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                throw new IOException("gone");
            }
        };

        refused(ErrorCode.ATTACHMENT_TOO_LARGE, () -> upload(NewAttachment.unnamed(), text(2_000_001)));
        refused(
                ErrorCode.ATTACHMENT_TOO_LARGE,
                () -> done(files.upload(NewAttachment.unnamed().length(2_000_001), breaking)));
        refused(ErrorCode.ATTACHMENT_TYPE_REFUSED, () -> upload(NewAttachment.file("a.png"), program));
        refused(ErrorCode.ATTACHMENT_TYPE_REFUSED, () -> upload(NewAttachment.file("a.txt"), page));
        refused(ErrorCode.ATTACHMENT_TYPE_MISMATCH, () -> upload(NewAttachment.file("a.png"), pdf));
        refused(ErrorCode.ATTACHMENT_TYPE_MISMATCH, () -> upload(NewAttachment.file("a.bat"), text(9)));
        refused(ErrorCode.ATTACHMENT_INCOMPLETE, () -> upload(NewAttachment.unnamed(), new byte[0]));
        refused(
                ErrorCode.ATTACHMENT_INCOMPLETE,
                () -> upload(NewAttachment.unnamed().length(11), text(10)));
        refused(
                ErrorCode.ATTACHMENT_INCOMPLETE,
                () -> upload(NewAttachment.unnamed().length(9), text(10)));
        refused(ErrorCode.ATTACHMENT_INCOMPLETE, () -> done(files.upload(NewAttachment.unnamed(), breaking)));
        verdict.set(ScanVerdict.REFUSED);
        refused(ErrorCode.ATTACHMENT_REFUSED, () -> upload(NewAttachment.unnamed(), text(9)));
        verdict.set(null);
        refused(ErrorCode.SCANNER_UNAVAILABLE, () -> upload(NewAttachment.unnamed(), text(9)));

        refused(ErrorCode.IDENTIFIER_INVALID, () -> NewAttachment.file("../.."));
        refused(ErrorCode.ARGUMENT_OUT_OF_RANGE, () -> files.read(1, java.util.UUID.randomUUID(), -1, 1));
        assertThat(Blobs.removable(engine.data())).isEmpty();
    }

    private Attachment upload(NewAttachment file, byte[] bytes) {
        return upload(annas, file, bytes);
    }

    private static Attachment upload(Conversation in, NewAttachment file, byte[] bytes) {
        return done(in.attachments().upload(file, new ByteArrayInputStream(bytes)));
    }

    private long send(FileContent content) {
        return done(annas.send(Draft.of(content))).sequence();
    }

    private static Attachment attachment(Conversation in, long sequence) {
        Entry entry = done(in.readAfter(sequence - 1, 1)).entries().get(0);
        return ((FileContent) entry.content()).attachments().get(0);
    }

    private static byte[] download(Conversation in, long sequence, Attachment file) {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        assertThat(done(in.attachments().download(sequence, file.id(), to))).isEqualTo(file.size());
        return to.toByteArray();
    }

    /** Letters that no compression and no pattern makes shorter. */
    private static byte[] text(int length) {
        byte[] bytes = new byte[length];
        Random random = new Random(length);
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) ('a' + random.nextInt(26));
        }
        return bytes;
    }
}
