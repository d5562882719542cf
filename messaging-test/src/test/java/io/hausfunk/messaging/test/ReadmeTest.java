// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.test;

import static io.hausfunk.messaging.test.TestMessaging.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.model.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** README.md shows what compiles, and what runs as it says. */
class ReadmeTest {
    private static final Path SOURCES = Path.of("src/test/java/io/hausfunk/messaging/test");

    @Test
    void the_readme_shows_what_compiles() throws IOException {
        String readme = compact(Files.readString(Path.of("../README.md")));

        for (String snippet : List.of("talk", "sync", "errors", "type", "testing")) {
            assertThat(readme).contains(snippet("Readme.java", snippet));
        }
        assertThat(readme).contains(snippet("Approval.java", "approval"));
    }

    @Test
    void what_the_readme_shows_runs() {
        try (TestMessaging engine = TestMessaging.start(settings -> settings.content(Readme.type()))) {
            Session anna = engine.session("anna");
            Session ben = engine.session("ben");

            assertThat(Readme.talk(anna, ben)).containsValue(1L);
            assertThat(done(anna.conversations().unread())).doesNotContainValue(1L);
            assertThat(Readme.catchUp(anna).value()).isNotEmpty();

            Conversation kept = group(anna, "Orders");
            assertThat(Readme.fail(done(ben.conversations().open(kept.id())), approval()))
                    .isNull();
            Conversation lost = group(anna, "Returns");
            Conversation bens = done(ben.conversations().open(lost.id()));
            done(lost.participants().remove(UserId.of("ben")));
            assertThat(Readme.fail(bens, approval())).isEqualTo(ErrorCode.NOT_PERMITTED);
        }
    }

    @Test
    void what_the_readme_shows_of_testing_runs() {
        Readme.testing();
    }

    private static Conversation group(Session anna, String title) {
        return done(anna.conversations().createGroup(NewGroup.titled(title).with(List.of(UserId.of("ben")))));
    }

    private static Approval approval() {
        Approval approval = new Approval();
        approval.order = "4711";
        approval.amount = "12.50";
        return approval;
    }

    private static String snippet(String file, String name) throws IOException {
        String begin = "// begin: " + name + "\n";
        String source = Files.readString(SOURCES.resolve(file));
        int start = source.indexOf(begin) + begin.length();
        return compact(source.substring(start, source.indexOf("// end", start)));
    }

    private static String compact(String text) {
        return text.replaceAll("\\s+", "");
    }
}
