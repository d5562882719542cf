// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.announcement;

import io.hausfunk.messaging.announcement.EvidenceFile;
import io.hausfunk.messaging.announcement.Reach;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.PersonDetails;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.crypto.Pseudonyms;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** How far announcements reached: everybody of the audience is counted as they stand now. Does not block. */
public final class ReachReader {
    private final BoardCalls calls;
    private final DirectoryRules rules;
    private final AnnouncementSteps steps;
    private final Pseudonyms pseudonyms;
    private final EvidenceWriter evidence;

    /** Counts by these rules; looks at names are written by {@code steps}. */
    public ReachReader(
            BoardCalls calls,
            DirectoryRules rules,
            AnnouncementSteps steps,
            Pseudonyms pseudonyms,
            EvidenceWriter evidence) {
        this.calls = calls;
        this.rules = rules;
        this.steps = steps;
        this.pseudonyms = pseudonyms;
        this.evidence = evidence;
    }

    /** The figures. */
    public CompletionStage<Reach> reach(Actor actor, ConversationId id) {
        return calls.read(actor, board -> reach(actor, board.require(actor, id, Operation.SEE_REACH)));
    }

    /** The same, signed. */
    public CompletionStage<EvidenceFile> evidence(Actor actor, ConversationId id) {
        return calls.read(actor, board -> {
            KnownAnnouncement one = board.require(actor, id, Operation.SEE_REACH);
            return evidence.write(one, reach(actor, one), steps.now());
        });
    }

    private Reach reach(Actor actor, KnownAnnouncement one) {
        Responses responses = one.responses();
        boolean choices = !one.course().content().choices().isEmpty();
        Figures total = new Figures();
        Map<String, Figures> sites = new HashMap<>();
        Map<String, Figures> departments = new HashMap<>();
        for (DirectoryPerson person : rules.view(actor.tenant()).members(one.audience())) {
            PersonKey key = pseudonyms.person(actor.tenant(), person.user().value());
            Answer answer = responses.answer(key);
            boolean told = responses.told(key);
            boolean read = responses.read(key);
            int option = answer == null ? -1 : answer.option();
            PersonDetails details = person.details();
            for (Figures group : List.of(
                    total,
                    sites.computeIfAbsent(details.site().orElse(""), name -> new Figures()),
                    departments.computeIfAbsent(details.department().orElse(""), name -> new Figures()))) {
                group.add(told || option >= 0, read || option >= 0, option, choices);
            }
        }
        boolean enough = total.addressed() >= Reach.MIN_GROUP;
        return new FoundReach(
                total.addressed(),
                enough ? Optional.of(total) : Optional.empty(),
                FoundReach.large(sites),
                FoundReach.large(departments));
    }

    /** Who has not acknowledged; the look is written first. */
    public CompletionStage<List<UserId>> unacknowledged(Actor actor, ConversationId id) {
        return steps.look(actor, id)
                .thenCompose(seen -> calls.then(actor, board -> {
                    KnownAnnouncement one = board.require(actor, id, Operation.SEE_NAMES);
                    return rules.view(actor.tenant()).members(one.audience()).stream()
                            .map(DirectoryPerson::user)
                            .filter(user ->
                                    one.responses().answer(pseudonyms.person(actor.tenant(), user.value())) == null)
                            .sorted(Comparator.comparing(UserId::value))
                            .toList();
                }));
    }
}
