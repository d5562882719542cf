// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.twonodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the story must not find, planted. */
class VerdictTest {
    private static final List<String> WRITTEN = List.of("one", "two");

    private final Screen anna = new Screen();
    private final Screen ben = new Screen();
    private final Outbox sent = new Outbox();
    private String said = "";

    @Test
    void a_conversation_as_it_should_be_is_well() {
        bothSee("one", "two");
        acknowledge(1, 2);

        assertThat(isWell()).isTrue();
        assertThat(said).contains("acknowledged 2, lost 0, doubled 0, out of order 0");
    }

    @Test
    void an_acknowledged_message_that_is_not_there_is_lost() {
        bothSee("one");
        acknowledge(1, 2);

        assertThat(isWell()).isFalse();
        assertThat(said).contains("lost 1");
    }

    @Test
    void a_message_stored_twice_is_doubled() {
        bothSee("one", "two", "two");
        acknowledge(1, 2);

        assertThat(isWell()).isFalse();
        assertThat(said).contains("doubled 1");
    }

    @Test
    void messages_in_another_order_than_written_are_out_of_order() {
        bothSee("two", "one");
        acknowledge(2, 1);

        assertThat(isWell()).isFalse();
        assertThat(said).contains("out of order 1");
    }

    @Test
    void what_was_not_acknowledged_in_the_end_is_wrong() {
        bothSee("one", "two");
        acknowledge(1);

        assertThat(isWell()).isFalse();
    }

    @Test
    void screens_that_differ_are_wrong() {
        bothSee("one", "two");
        ben.show(3, "ben: aside");
        acknowledge(1, 2);

        assertThat(isWell()).isFalse();
        assertThat(said).contains("the two screens differ");
    }

    @Test
    void an_entry_that_comes_twice_over_one_connection_is_wrong() {
        bothSee("one", "two");
        ben.show(2, "anna: two");
        acknowledge(1, 2);

        assertThat(isWell()).isFalse();
        assertThat(said).contains("on Ben's screen #2 came when #3 was due");
    }

    @Test
    void a_gap_after_connecting_anew_is_wrong_and_an_overlap_is_not() {
        bothSee("one", "two");
        anna.reconnected();
        anna.show(2, "anna: two");
        acknowledge(1, 2);
        assertThat(isWell()).isTrue();

        anna.reconnected();
        anna.show(5, "ben: late");
        assertThat(isWell()).isFalse();
    }

    @Test
    void another_number_than_the_dead_node_gave_is_wrong() {
        sent.add("one");
        String name = sent.next().get(0).name();
        sent.unheard(name, 7);
        sent.acknowledged(name, 1, false);
        bothSee("one");

        assertThat(isWell()).isFalse();
        assertThat(said).contains("a message got another number than before");
    }

    private void bothSee(String... texts) {
        for (int i = 0; i < texts.length; i++) {
            anna.show(i + 1, "anna: " + texts[i]);
            ben.show(i + 1, "anna: " + texts[i]);
        }
    }

    private void acknowledge(long... numbers) {
        WRITTEN.forEach(sent::add);
        List<Outbox.Draft> drafts = sent.next();
        for (int i = 0; i < numbers.length; i++) {
            sent.acknowledged(drafts.get(i).name(), numbers[i], false);
        }
    }

    private boolean isWell() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean well =
                new ScreenCheck(WRITTEN, anna, sent, ben).print(new PrintStream(out, true, StandardCharsets.UTF_8));
        said = out.toString(StandardCharsets.UTF_8);
        return well;
    }
}
