// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.ContentType;
import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeDeserializer;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a class of a host can go to JSON and come back, so that a mistake shows at start and not with the first message that nobody can
 * read. What cannot be told without knowing what the class means is left to its first use.
 */
final class ContentTypeCheck {
    private static final List<Class<? extends Annotation>> MAPPED_OTHERWISE =
            List.of(JsonbTypeAdapter.class, JsonbTypeDeserializer.class, JsonbTypeInfo.class);
    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

    private final JsonMapping json;

    ContentTypeCheck(JsonMapping json) {
        this.json = json;
    }

    /** What is wrong with a type, in one sentence; empty if nothing is. */
    Optional<String> problem(ContentType<?> type) {
        Class<? extends Content> javaType = type.javaType();
        return Optional.ofNullable(
                        MAPPED_OTHERWISE.stream().anyMatch(javaType::isAnnotationPresent)
                                ? null
                                : shape(javaType).orElseGet(() -> mapping(javaType)))
                .map(wrong -> "the content type " + type.name() + ": " + javaType.getName() + " " + wrong);
    }

    private static Optional<String> shape(Class<?> javaType) {
        if (javaType.isInterface() || javaType.isEnum() || Modifier.isAbstract(javaType.getModifiers())) {
            return Optional.of("is an interface, abstract or an enum, of which JSON-B makes no objects");
        }
        if (javaType.isAnonymousClass()
                || javaType.isLocalClass()
                || (javaType.isMemberClass() && !Modifier.isStatic(javaType.getModifiers()))) {
            return Optional.of("belongs to an object or a method around it; make it a class of its own, or static");
        }
        if (javaType.isRecord() || hasCreator(javaType)) {
            return Optional.empty();
        }
        if (Arrays.stream(javaType.getDeclaredConstructors()).noneMatch(ContentTypeCheck::empty)) {
            return Optional.of(
                    "has neither a public or protected constructor without arguments nor a creator with @JsonbCreator");
        }
        return lost(javaType)
                .map(name -> "has a getter for " + name + " and neither a setter nor a public field, so " + name
                        + " would be lost; add a setter, or @JsonbTransient if it is to stay behind");
    }

    private static boolean hasCreator(Class<?> javaType) {
        Stream<Executable> makers = Stream.concat(
                Arrays.stream(javaType.getDeclaredConstructors()), Arrays.stream(javaType.getDeclaredMethods()));
        return makers.anyMatch(maker -> maker.isAnnotationPresent(JsonbCreator.class));
    }

    private static boolean empty(Constructor<?> constructor) {
        int modifiers = constructor.getModifiers();
        return constructor.getParameterCount() == 0
                && (Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers));
    }

    /** A property that is written and not read. */
    private static Optional<String> lost(Class<?> javaType) {
        return Arrays.stream(javaType.getMethods())
                .filter(getter -> !Modifier.isStatic(getter.getModifiers())
                        && getter.getParameterCount() == 0
                        && getter.getDeclaringClass() != Object.class
                        && !annotated(getter))
                .map(ContentTypeCheck::property)
                .flatMap(Optional::stream)
                .filter(name -> !comesBack(javaType, name))
                .sorted()
                .findFirst();
    }

    private static Optional<String> property(Method getter) {
        String name = getter.getName();
        int prefix =
                name.startsWith("get") ? 3 : name.startsWith("is") && getter.getReturnType() == boolean.class ? 2 : 0;
        return prefix == 0 || name.length() == prefix || !Character.isUpperCase(name.charAt(prefix))
                ? Optional.empty()
                : Optional.of(Character.toLowerCase(name.charAt(prefix)) + name.substring(prefix + 1));
    }

    private static boolean comesBack(Class<?> javaType, String property) {
        String setter = "set" + Character.toUpperCase(property.charAt(0)) + property.substring(1);
        boolean set = Arrays.stream(javaType.getMethods())
                .anyMatch(method -> method.getName().equals(setter) && method.getParameterCount() == 1);
        boolean field = Arrays.stream(javaType.getFields())
                .anyMatch(one -> one.getName().equals(property) && !Modifier.isFinal(one.getModifiers()));
        for (Class<?> level = javaType; level != null; level = level.getSuperclass()) {
            field |= Arrays.stream(level.getDeclaredFields())
                    .anyMatch(one -> one.getName().equals(property) && annotated(one));
        }
        return set || field;
    }

    /** Annotations of JSON-B change what a property is called, or whether it is one: the trial has to tell. */
    private static boolean annotated(AnnotatedElement property) {
        return Arrays.stream(property.getAnnotations())
                .anyMatch(one -> one.annotationType().getPackage().equals(JsonbTransient.class.getPackage()));
    }

    private @Nullable String mapping(Class<? extends Content> javaType) {
        Object sample;
        if (javaType.isRecord()) {
            sample = SampleRecord.of(javaType).orElse(null);
        } else if (hasCreator(javaType)) {
            return null;
        } else {
            try {
                sample = json.read(EMPTY, javaType);
            } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
                return "cannot be made from JSON: " + reason(e);
            }
        }
        return sample == null ? null : roundTrip(sample, javaType);
    }

    private @Nullable String roundTrip(Object sample, Class<? extends Content> javaType) {
        byte[] written;
        try {
            written = json.write(sample, javaType);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            // An object without values may be what the class refuses to write.
            return javaType.isRecord() ? "cannot be written as JSON: " + reason(e) : null;
        }
        try {
            byte[] again = json.write(json.read(written, javaType), javaType);
            return Arrays.equals(written, again) ? null : "comes back from JSON with other values than it went";
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            return "cannot be made from the JSON that it is written as: " + reason(e)
                    + (javaType.isRecord() ? "; @JsonbCreator on its constructor may help" : "");
        }
    }

    /** Holds nothing of a person: what is mapped here was made up. */
    private static String reason(Throwable thrown) {
        Throwable last = thrown;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return last.toString();
    }
}
