// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.history;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An event as a line and back. */
final class EventLine {
    private static final Map<String, Form> FORMS = Arrays.stream(Event.class.getPermittedSubclasses())
            .map(Form::of)
            .collect(Collectors.toMap(Form::kind, Function.identity()));

    private EventLine() {}

    static String format(Event event) {
        Form form = form(event.getClass().getSimpleName());
        StringBuilder line = new StringBuilder(form.kind);
        for (RecordComponent component : form.components) {
            line.append(' ').append(word(component, event));
        }
        return line.toString();
    }

    private static String word(RecordComponent component, Event event) {
        try {
            String word = component.getAccessor().invoke(event).toString();
            if (word.indexOf(' ') >= 0 || word.indexOf('\n') >= 0) {
                throw new IllegalArgumentException("not a word: " + word);
            }
            return word.isEmpty() ? "-" : word;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    static Event parse(String line) {
        String[] words = line.split(" ", -1);
        Form form = form(words[0]);
        if (words.length != form.components.length + 1) {
            throw new IllegalArgumentException("not an event: " + line);
        }
        Object[] values = new Object[form.components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(form.components[i].getType(), words[i + 1]);
        }
        try {
            return (Event) form.constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object value(Class<?> type, String word) {
        if (type == long.class) {
            return Long.valueOf(word);
        } else if (type == boolean.class) {
            return Boolean.valueOf(word);
        }
        return word.equals("-") ? "" : word;
    }

    private static Form form(String kind) {
        Form form = FORMS.get(kind.toLowerCase(Locale.ROOT));
        if (form == null) {
            throw new IllegalArgumentException("no such kind of event: " + kind);
        }
        return form;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Form(String kind, RecordComponent[] components, Constructor<?> constructor) {
        static Form of(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            try {
                Constructor<?> constructor = type.getDeclaredConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
                constructor.setAccessible(true);
                Arrays.stream(components).forEach(each -> each.getAccessor().setAccessible(true));
                return new Form(type.getSimpleName().toLowerCase(Locale.ROOT), components, constructor);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
