// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import io.hausfunk.messaging.content.AlertContent;
import io.hausfunk.messaging.content.ApprovalContent;
import io.hausfunk.messaging.content.CodeContent;
import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.NoticeContent;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;

/** What the company's software says, as pages see it. */
final class MachineFrames {
    private MachineFrames() {}

    /** False if it is something else. */
    static boolean describe(JsonProvider json, Content content, JsonObjectBuilder frame) {
        if (content instanceof NoticeContent notice) {
            frame.add("kind", "notice").add("sender", notice.from());
            words(json, notice, frame);
        } else if (content instanceof CodeContent code) {
            frame.add("kind", "code").add("sender", code.from()).add("title", code.title());
        } else if (content instanceof AlertContent alert) {
            // What it says is in its state, since a repetition may say something else.
            frame.add("kind", "alert").add("sender", alert.from());
        } else if (content instanceof ApprovalContent question) {
            approval(json, question, frame);
        } else {
            return false;
        }
        return true;
    }

    private static void approval(JsonProvider json, ApprovalContent question, JsonObjectBuilder frame) {
        JsonArrayBuilder options = json.createArrayBuilder();
        question.options().forEach(options::add);
        JsonArrayBuilder people = json.createArrayBuilder();
        question.people().forEach(person -> people.add(person.value()));
        frame.add("kind", "approval").add("sender", question.from());
        words(json, question.words(), frame);
        frame.add("options", options)
                .add("needed", question.needed())
                .add("end", question.deadline().toEpochMilli())
                .add("people", people);
    }

    /** A title, and perhaps a text, fields and links. */
    static void words(JsonProvider json, NoticeContent notice, JsonObjectBuilder frame) {
        JsonArrayBuilder fields = json.createArrayBuilder();
        notice.fields()
                .forEach(field -> fields.add(
                        json.createObjectBuilder().add("name", field.name()).add("value", field.value())));
        JsonArrayBuilder links = json.createArrayBuilder();
        notice.links()
                .forEach(link -> links.add(
                        json.createObjectBuilder().add("label", link.label()).add("target", link.target())));
        frame.add("title", notice.title());
        notice.text().ifPresent(text -> frame.add("text", text));
        frame.add("fields", fields).add("links", links);
    }
}
