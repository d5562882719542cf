// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.quickstart;

import static io.hausfunk.messaging.examples.quickstart.Waiting.await;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.attachment.NewAttachment;
import io.hausfunk.messaging.content.Attachment;
import io.hausfunk.messaging.content.VoiceContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.message.SyncPage;
import io.hausfunk.messaging.message.TimelineItem;
import io.hausfunk.messaging.message.TimelinePage;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.io.PrintStream;
import java.nio.file.Path;

/** Two people talk; the engine stops and starts again; who was away catches up. */
public final class Quickstart {
    private static final TenantId OFFICE = new TenantId("office");
    private static final UserId ANNA = UserId.of("anna");
    private static final UserId BEN = UserId.of("ben");

    private Quickstart() {}

    /**
     * Starts the example.
     *
     * @param arguments the directory to keep everything in, or nothing for {@code hausfunk-quickstart} right here
     */
    public static void main(String[] arguments) {
        run(Home.in(Path.of(arguments.length > 0 ? arguments[0] : "hausfunk-quickstart")), System.out);
    }

    static void run(Home home, PrintStream out) {
        ConsolePrinter bensScreen = new ConsolePrinter(out);
        CursorFile bensCursor = home.cursor("ben");

        out.println("Anna and Ben are both here. On Ben's screen:");
        try (Messaging messaging = home.start()) {
            Session anna = await(messaging.openSession(OFFICE, ANNA));
            Session ben = await(messaging.openSession(OFFICE, BEN));
            await(ben.listen(bensCursor.read(), bensScreen));

            Conversation withBen = await(anna.conversations().direct(BEN));
            Sent question = await(withBen.send(Draft.text("Good morning, Ben! Is invoice 4711 approved?")));
            Conversation withAnna = await(ben.conversations().direct(ANNA));
            Sent answer = await(withAnna.send(Draft.text("Since this morning.").replyingTo(question.sequence())));

            bensScreen.await(answer.sequence());

            await(withAnna.messages().edit(answer.sequence(), Draft.text("Since yesterday evening.")));
            await(withBen.messages().react(answer.sequence(), "+1"));
            Sent inThread = await(withBen.send(Draft.text("Who did it?").inThread(answer.sequence())));

            Recording recording = new Recording();
            Attachment sound = await(withBen.attachments().upload(NewAttachment.file("memo.wav"), recording.wave()));
            Sent voice = await(withBen.send(Draft.of(VoiceContent.of(sound).withWaveform(recording.waveform()))));

            bensScreen.await(inThread.sequence());
            bensScreen.await(voice.sequence());
            out.println("\nWhat the conversation looks like now:");
            TimelinePage now = await(withAnna.timeline().before(Long.MAX_VALUE, 50));
            bensScreen.print(now);
            now.items().stream()
                    .map(TimelineItem::content)
                    .filter(VoiceContent.class::isInstance)
                    .map(VoiceContent.class::cast)
                    .reduce((earlier, last) -> last)
                    .ifPresent(last -> out.println(
                            "\nIts waveform is drawn in " + WaveformPicture.draw(last, home.picture("waveform.png"))));
            bensCursor.keep(await(ben.sync(bensCursor.read(), 500)).next());
        }

        out.println("\nThe engine stopped and runs again. Anna writes; Ben comes later and catches up:");
        Sent news;
        try (Messaging messaging = home.start()) {
            Session anna = await(messaging.openSession(OFFICE, ANNA));
            news = await(await(anna.conversations().direct(BEN))
                    .send(Draft.text("Thank you! Coffee on the third floor at ten?")));

            Session ben = await(messaging.openSession(OFFICE, BEN));
            SyncPage missed = await(ben.sync(bensCursor.read(), 500));
            missed.entries().forEach(bensScreen::onEntry);
            bensCursor.keep(missed.next());
        }

        out.println("\nWhat the database administrator sees of entry #" + news.sequence() + ":");
        AdministratorView.of(home.database()).print(news, out);
        out.println("\nRun it again: it goes on in " + home.directory());
    }
}
