// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.machine;

import io.hausfunk.messaging.internal.wire.WireException;
import io.hausfunk.messaging.internal.wire.WireReader;
import io.hausfunk.messaging.internal.wire.WireWriter;
import io.hausfunk.messaging.machine.OnCall;
import io.hausfunk.messaging.model.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Whom to call when, as an alert's content holds it. What cannot be read calls nobody else. */
final class Escalation {
    private static final int VERSION = 1;

    private Escalation() {}

    static String write(OnCall onCall) {
        WireWriter out = new WireWriter().octet(VERSION).number(onCall.levels().size());
        for (OnCall.Level level : onCall.levels()) {
            out.number(level.after().toMillis()).number(level.people().size());
            level.people().forEach(person -> out.text(person.value()));
        }
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }

    static List<OnCall.Level> read(String written) {
        List<OnCall.Level> levels = new ArrayList<>();
        try {
            WireReader in = new WireReader(Base64.getDecoder().decode(written));
            if (in.versionUpTo(VERSION)) {
                for (long left = in.number(); left > 0; left--) {
                    Duration after = Duration.ofMillis(in.number());
                    List<UserId> people = new ArrayList<>();
                    for (long more = in.number(); more > 0; more--) {
                        people.add(UserId.of(in.text(UserId.MAX_BYTES)));
                    }
                    levels.add(new OnCall.Level(after, people));
                }
            }
            return levels;
        } catch (WireException | IllegalArgumentException e) {
            return List.of();
        }
    }
}
