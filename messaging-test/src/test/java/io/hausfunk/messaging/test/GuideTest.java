// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.test;

import static io.hausfunk.messaging.test.TestMessaging.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.error.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/guide.md shows what compiles, and what runs as it says. */
class GuideTest {
    private static final Path SOURCE = Path.of("src/test/java/io/hausfunk/messaging/test/Guide.java");

    @Test
    void the_guide_shows_what_compiles() throws IOException {
        String guide = compact(Files.readString(Path.of("../docs/guide.md")));
        for (String snippet :
                List.of("session", "list", "group", "say", "show", "read", "unread", "policy", "order", "poll")) {
            assertThat(guide).contains(snippet(snippet));
        }
    }

    @Test
    void what_the_guide_shows_runs() {
        try (TestMessaging engine = TestMessaging.start(Guide::asking)) {
            Session anna = Guide.signedIn(engine.messaging(), engine.tenant());
            Session ben = engine.session("ben");
            Conversation lamps = Guide.group(anna);
            assertThat(Guide.group(anna).id()).isEqualTo(lamps.id());
            Guide.say(lamps);
            Conversation bens = done(ben.conversations().open(lamps.id()));
            assertThat(Guide.show(ben, bens)).containsExactly("They come on *Monday*. 1");
            assertThat(Guide.list(ben)).containsExactly("Lamps: 2 unread");
            Guide.read(bens, done(bens.timeline().before(Long.MAX_VALUE, 1)).items());
            assertThat(Guide.list(ben)).containsExactly("Lamps: 1 unread");
            Guide.comeBack(bens);
            assertThat(done(bens.settings()).markedUnread()).isTrue();
            assertThat(Guide.ask(lamps)).containsExactly(1L, 0L);
            assertThat(done(Guide.order(anna, ben).info()).title()).contains("Order 4711");
            assertThatThrownBy(
                            () -> done(engine.session("mallory").conversations().joinSubject("order:4711")))
                    .isInstanceOf(MessagingException.class);
        }
    }

    private static String snippet(String name) throws IOException {
        String begin = "// begin: " + name + "\n";
        String source = Files.readString(SOURCE);
        int start = source.indexOf(begin) + begin.length();
        return compact(source.substring(start, source.indexOf("// end", start)));
    }

    private static String compact(String text) {
        return text.replaceAll("\\s+", "");
    }
}
