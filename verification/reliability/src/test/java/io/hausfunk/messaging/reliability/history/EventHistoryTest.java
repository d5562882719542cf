// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventHistoryTest {
    @TempDir
    Path directory;

    static Stream<Class<?>> kinds() {
        return Arrays.stream(Event.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void every_kind_of_event_comes_back_as_it_was_written(Class<?> kind) throws ReflectiveOperationException {
        RecordComponent[] components = kind.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            Class<?> type = components[i].getType();
            values[i] = type == long.class
                    ? (Object) (7L + i)
                    : type == boolean.class ? (Object) true : i % 2 == 0 ? "" : "w" + i;
        }
        var constructor = kind.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        Event event = (Event) constructor.newInstance(values);
        assertThat(EventLine.parse(EventLine.format(event))).isEqualTo(event);
    }

    @Test
    void what_several_clients_wrote_is_read_in_the_order_of_time() {
        try (HistoryWriter writer = new HistoryWriter(directory)) {
            for (int i = 0; i < 50; i++) {
                String name = "f" + i;
                writer.write("client-" + i % 3, at -> new Event.Fault(at, name, "begin"));
            }
        }
        assertThat(EventHistory.read(directory).all(Event.Fault.class))
                .extracting(Event.Fault::at)
                .hasSize(50)
                .isSorted();
    }

    @Test
    void a_torn_last_line_is_passed_over_and_any_other_is_not() throws IOException {
        try (HistoryWriter writer = new HistoryWriter(directory)) {
            writer.write("a", at -> new Event.Running(at, "n1", true));
        }
        Path file = directory.resolve("a.history");
        Files.writeString(file, "running 5", StandardOpenOption.APPEND);
        assertThat(EventHistory.read(directory).lines()).hasSize(1);
        Files.writeString(file, "\nrunning 6 n1 true\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> EventHistory.read(directory)).hasMessageContaining("a.history:3");
    }

    @Test
    void words_with_blanks_are_refused() {
        assertThatThrownBy(() -> EventLine.format(new Event.Fault(1, "two words", "begin")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
