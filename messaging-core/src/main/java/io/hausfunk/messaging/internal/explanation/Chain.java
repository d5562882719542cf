// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.explanation;

import io.hausfunk.messaging.administration.Explanation;
import io.hausfunk.messaging.administration.Explanation.Answer;
import io.hausfunk.messaging.administration.Explanation.Link;
import io.hausfunk.messaging.administration.Explanation.Part;
import io.hausfunk.messaging.administration.ExplanationCode;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The links of one explanation in the making. Not thread-safe. */
final class Chain {
    private final Map<Part, Link> links = new EnumMap<>(Part.class);

    private record Said(Part part, Answer answer, ExplanationCode code, Optional<Instant> time) implements Link {}

    void yes(Part part, ExplanationCode code) {
        say(part, Answer.YES, code, null);
    }

    void no(Part part, ExplanationCode code) {
        say(part, Answer.NO, code, null);
    }

    void unknown(Part part, ExplanationCode code) {
        say(part, Answer.UNKNOWN, code, null);
    }

    void nothing(Part part) {
        say(part, Answer.NOT_ASKED, ExplanationCode.NOTHING_TO_ASK, null);
    }

    void say(Part part, Answer answer, ExplanationCode code, @Nullable Instant time) {
        links.put(part, new Said(part, answer, code, Optional.ofNullable(time)));
    }

    /** Whether nothing said no so far. */
    boolean open() {
        return links.values().stream().noneMatch(Chain::stops);
    }

    private static boolean stops(Link link) {
        return link.answer() == Answer.NO || link.answer() == Answer.UNKNOWN;
    }

    List<Link> links() {
        for (Part part : Part.values()) {
            links.computeIfAbsent(
                    part,
                    missing -> new Said(part, Answer.NOT_ASKED, ExplanationCode.DECIDED_BEFORE, Optional.empty()));
        }
        return List.copyOf(links.values());
    }

    /**
     * What decided. Up to the host's answer that is the first link that stops; behind it there are two ways, over a session or over the
     * notifier, and one of them is enough.
     */
    Link decisive() {
        List<Link> all = links();
        Optional<Link> stopped = all.stream()
                .filter(link -> link.part().compareTo(Part.HOST) <= 0 && stops(link))
                .findFirst();
        Link message = of(Part.MESSAGE);
        Link notifier = of(Part.NOTIFIER);
        if (stopped.isPresent()) {
            return stopped.get();
        } else if (message.code() == ExplanationCode.OWN_MESSAGE) {
            return message;
        } else if (of(Part.SESSION).answer() == Answer.YES) {
            return of(Part.SESSION);
        } else if (notifier.answer() == Answer.YES) {
            return notifier;
        } else if (stops(of(Part.NODE))) {
            return of(Part.NODE);
        }
        return stops(notifier) ? notifier : of(Part.SESSION);
    }

    private Link of(Part part) {
        return links.getOrDefault(
                part, new Said(part, Answer.NOT_ASKED, ExplanationCode.DECIDED_BEFORE, Optional.empty()));
    }

    /** What was found out, of these. */
    Explanation explanation(Asked asked) {
        return new Explained(asked, links(), decisive());
    }
}
