// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal.http;

import io.hausfunk.messaging.Health;
import io.hausfunk.messaging.administration.AuditRecord;
import io.hausfunk.messaging.administration.AuditVerdict;
import io.hausfunk.messaging.administration.Explanation;
import io.hausfunk.messaging.administration.Permissions;
import io.hausfunk.messaging.machine.ServiceAccount;
import io.hausfunk.messaging.web.Visitor;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.TreeSet;

/** What the management page is answered: ids, numbers and codes, and names only where the administration API gives them. */
final class CockpitAnswers {
    private final JsonProvider json;

    CockpitAnswers(JsonProvider json) {
        this.json = json;
    }

    JsonObjectBuilder self(Visitor visitor, Permissions may) {
        return json.createObjectBuilder()
                .add("user", visitor.user().value())
                .add("language", visitor.language().toLanguageTag())
                .add("operations", json.createArrayBuilder(List.copyOf(new TreeSet<>(may.operations()))));
    }

    JsonObjectBuilder health(Health health) {
        JsonArrayBuilder parts = json.createArrayBuilder();
        health.parts()
                .forEach((name, part) -> parts.add(json.createObjectBuilder()
                        .add("name", name)
                        .add("state", part.state().name())
                        .add("findings", json.createArrayBuilder(part.findings()))));
        JsonObjectBuilder answer =
                json.createObjectBuilder().add("state", health.state().name()).add("parts", parts);
        health.cluster()
                .ifPresent(cluster -> answer.add(
                        "nodes",
                        json.createObjectBuilder()
                                .add("living", cluster.living())
                                .add("heard", cluster.peers().size() + 1)
                                .add("whole", cluster.whole())));
        return answer;
    }

    JsonObjectBuilder explanation(Explanation found) {
        JsonArrayBuilder links = json.createArrayBuilder();
        found.links().forEach(link -> {
            JsonObjectBuilder one = json.createObjectBuilder()
                    .add("part", link.part().name())
                    .add("answer", link.answer().name())
                    .add("code", link.code().name())
                    .add("decisive", link.equals(found.decisive()));
            link.time().ifPresent(time -> one.add("time", time.toString()));
            links.add(one);
        });
        return json.createObjectBuilder().add("reached", found.reached()).add("links", links);
    }

    JsonObjectBuilder records(List<AuditRecord> found) {
        JsonArrayBuilder records = json.createArrayBuilder();
        found.forEach(record -> {
            JsonObjectBuilder one = json.createObjectBuilder()
                    .add("number", record.number())
                    .add("at", record.at().toString())
                    .add("phase", record.phase().name())
                    .add("actor", record.actor().value())
                    .add("operation", record.operation());
            record.subject().ifPresent(subject -> one.add("subject", subject));
            record.reason().ifPresent(reason -> one.add("reason", reason));
            record.outcome().ifPresent(outcome -> one.add("outcome", outcome));
            records.add(one);
        });
        return json.createObjectBuilder().add("records", records);
    }

    JsonObjectBuilder verdict(AuditVerdict verdict) {
        JsonObjectBuilder answer =
                json.createObjectBuilder().add("intact", verdict.isIntact()).add("records", verdict.records());
        verdict.brokenAt().ifPresent(at -> answer.add("brokenAt", at));
        return answer;
    }

    JsonObjectBuilder services(List<ServiceAccount> accounts) {
        JsonArrayBuilder found = json.createArrayBuilder();
        accounts.forEach(account -> found.add(json.createObjectBuilder()
                .add("id", account.id())
                .add("name", account.displayName())
                .add("enabled", account.enabled())
                .add("perMinute", account.perMinute())));
        return json.createObjectBuilder().add("accounts", found);
    }
}
