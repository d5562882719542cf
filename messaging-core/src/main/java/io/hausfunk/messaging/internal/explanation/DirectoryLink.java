// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.explanation;

import io.hausfunk.messaging.administration.DirectoryDifference;
import io.hausfunk.messaging.administration.Explanation.Part;
import io.hausfunk.messaging.administration.ExplanationCode;
import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.error.HostException;
import io.hausfunk.messaging.internal.directory.DirectoryMirrors;
import io.hausfunk.messaging.internal.people.Accounts;
import io.hausfunk.messaging.model.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the directory says of an account. Blocks. */
public final class DirectoryLink {
    private final Accounts accounts;
    private final @Nullable DirectoryMirrors mirrors;

    /** {@code mirrors} is null without a directory. */
    public DirectoryLink(Accounts accounts, @Nullable DirectoryMirrors mirrors) {
        this.accounts = accounts;
        this.mirrors = mirrors;
    }

    void ask(Asked asked, Chain chain) {
        UserId user = asked.actor().user();
        try {
            boolean usable = accounts.mayTakePart(asked.actor().tenant(), user);
            if (usable && mirrors == null) {
                chain.nothing(Part.DIRECTORY);
            } else if (usable) {
                chain.yes(Part.DIRECTORY, ExplanationCode.ACTIVE);
            } else {
                chain.no(Part.DIRECTORY, why(account(asked)));
            }
        } catch (HostException e) {
            chain.unknown(Part.DIRECTORY, ExplanationCode.UNAVAILABLE);
        }
    }

    private Optional<DirectoryPerson> account(Asked asked) {
        return mirrors == null || accounts.reserved(asked.actor().user())
                ? Optional.empty()
                : mirrors.account(asked.actor().tenant(), asked.actor().user());
    }

    private static ExplanationCode why(Optional<DirectoryPerson> person) {
        return person.map(DirectoryPerson::account)
                .map(state -> state == AccountState.EXPIRED ? ExplanationCode.EXPIRED : ExplanationCode.DISABLED)
                .orElse(ExplanationCode.PERSON_NOT_FOUND);
    }

    /** Says no where somebody is kept out by a run that waits for an approval and would bring them in. */
    void held(Asked asked, Chain chain) {
        boolean waits = mirrors != null
                && mirrors.held(asked.actor().tenant())
                        .filter(held -> bringsIn(held, asked))
                        .isPresent();
        if (waits) {
            chain.no(Part.DIRECTORY, ExplanationCode.RUN_HELD);
        }
    }

    private static boolean bringsIn(DirectoryDifference held, Asked asked) {
        UserId user = asked.actor().user();
        return held.joiners().stream().anyMatch(person -> person.user().equals(user))
                || held.groups().stream().anyMatch(group -> group.joiners().contains(user))
                || held.conversations().stream()
                        .anyMatch(one -> one.conversation().equals(asked.ref().conversation())
                                && one.joiners().contains(user));
    }
}
