// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import static java.util.Objects.requireNonNull;

import io.hausfunk.messaging.content.AlertContent;
import io.hausfunk.messaging.content.ApprovalContent;
import io.hausfunk.messaging.content.CardChanged;
import io.hausfunk.messaging.content.CodeContent;
import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.NoticeContent;
import io.hausfunk.messaging.internal.codec.ContentFormat.Origin;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The types of content that service accounts send, and what people do with it. */
final class MachineFormats {
    private final JsonMapping json;

    MachineFormats(JsonMapping json) {
        this.json = json;
    }

    List<ContentFormat<?>> all() {
        return List.of(
                format("hausfunk.notice", NoticeContent.class, MachineFormats::write, MachineFormats::notice),
                format("hausfunk.alert", AlertContent.class, CardFormats::write, CardFormats::alert),
                format("hausfunk.approval", ApprovalContent.class, CardFormats::write, CardFormats::approval),
                format("hausfunk.card-changed", CardChanged.class, CardFormats::write, CardFormats::changed),
                format(
                        "hausfunk.code",
                        CodeContent.class,
                        (content, wire) -> {
                            wire.from = content.from();
                            wire.purpose = content.purpose();
                            wire.title = content.title();
                        },
                        wire -> CodeContent.of(
                                requireNonNull(wire.from), requireNonNull(wire.purpose), requireNonNull(wire.title))));
    }

    static void write(NoticeContent content, WireMachine wire) {
        wire.from = content.from();
        wire.title = content.title();
        wire.text = content.text().orElse(null);
        wire.fields = content.fields().stream()
                .map(field -> List.of(field.name(), field.value()))
                .toList();
        wire.links = content.links().stream()
                .map(link -> List.of(link.label(), link.target()))
                .toList();
    }

    static NoticeContent notice(WireMachine wire) {
        NoticeContent notice = NoticeContent.of(requireNonNull(wire.title)).from(requireNonNull(wire.from));
        if (wire.text != null) {
            notice = notice.text(wire.text);
        }
        for (List<String> field : requireNonNull(wire.fields)) {
            notice = notice.field(field.get(0), field.get(1));
        }
        for (List<String> link : requireNonNull(wire.links)) {
            notice = notice.link(link.get(0), link.get(1));
        }
        return notice;
    }

    private <T extends Content> ContentFormat<T> format(
            String name, Class<T> type, BiConsumer<T, WireMachine> writer, Function<WireMachine, T> reader) {
        return new ContentFormat<>(
                name,
                1,
                type,
                Origin.ENGINE,
                content -> {
                    WireMachine wire = new WireMachine();
                    writer.accept(content, wire);
                    return json.write(wire, WireMachine.class);
                },
                bytes -> reader.apply(json.read(bytes, WireMachine.class)));
    }
}
