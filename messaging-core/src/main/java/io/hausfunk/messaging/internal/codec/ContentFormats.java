// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.ContentType;
import io.hausfunk.messaging.internal.codec.ContentFormat.Origin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The registry: every type of content that this engine knows, by its name and by its class. */
final class ContentFormats {
    private final Map<String, ContentFormat<?>> byName = new LinkedHashMap<>();
    private final Map<Class<?>, ContentFormat<?>> byClass = new LinkedHashMap<>();

    ContentFormats(JsonMapping json, List<ContentType<?>> ofHost) {
        new EngineFormats(json).all().forEach(this::add);
        new MediaFormats(json).all().forEach(this::add);
        new MachineFormats(json).all().forEach(this::add);
        new AnnouncementFormats(json).all().forEach(this::add);
        add(AuditFormat.of(json));
        ofHost.forEach(type -> add(format(json, type)));
    }

    /** What is wrong with the types of a host; empty if nothing is. */
    static List<String> problems(List<ContentType<?>> ofHost) {
        List<String> problems = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        for (ContentType<?> type : ofHost) {
            if (!seen.add(type.name())) {
                problems.add("the content type " + type.name() + " is registered twice");
            }
            if (!seen.add(type.javaType())) {
                problems.add(type.javaType().getName() + " is registered for two content types");
            }
            if (type.javaType().getPackageName().equals(Content.class.getPackageName())) {
                problems.add(type.javaType().getName() + " is a content type of the engine");
            }
        }
        return problems;
    }

    /** What keeps the classes of a host from going to JSON and coming back; empty if nothing does. */
    static List<String> problems(List<ContentType<?>> ofHost, JsonMapping json) {
        ContentTypeCheck check = new ContentTypeCheck(json);
        return ofHost.stream().map(check::problem).flatMap(Optional::stream).toList();
    }

    @Nullable
    ContentFormat<?> named(String name) {
        return byName.get(name);
    }

    /** The format of this object's class, or of what it extends. */
    @Nullable
    ContentFormat<?> of(Content content) {
        ContentFormat<?> exact = byClass.get(content.getClass());
        if (exact != null) {
            return exact;
        }
        return byClass.values().stream()
                .filter(format -> format.type().isInstance(content))
                .findFirst()
                .orElse(null);
    }

    private void add(ContentFormat<?> format) {
        byName.put(format.name(), format);
        byClass.put(format.type(), format);
    }

    private static <T extends Content> ContentFormat<T> format(JsonMapping json, ContentType<T> type) {
        return new ContentFormat<>(
                type.name(),
                type.version(),
                type.javaType(),
                Origin.PEOPLE,
                content -> json.write(content, type.javaType()),
                bytes -> json.read(bytes, type.javaType()));
    }
}
