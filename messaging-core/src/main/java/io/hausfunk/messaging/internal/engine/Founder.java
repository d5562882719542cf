// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.engine;

import io.hausfunk.messaging.EntryContent;
import io.hausfunk.messaging.GroupBinding;
import io.hausfunk.messaging.NewGroup;
import io.hausfunk.messaging.UserId;
import io.hausfunk.messaging.access.AccessQuestion.Action;
import io.hausfunk.messaging.error.ConflictException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.access.Access;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.codec.Profile;
import io.hausfunk.messaging.internal.codec.Terms;
import io.hausfunk.messaging.internal.codec.Terms.Following;
import io.hausfunk.messaging.internal.crypto.Pseudonyms;
import io.hausfunk.messaging.internal.delivery.CommittedEntry;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.Membership;
import io.hausfunk.messaging.storage.NewConversation;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.ParticipantChange;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Finds conversations, and founds those that are not there yet. Blocks. */
final class Founder {
    private final Parts parts;
    private final Composer composer;
    private final PeopleFinder people;

    Founder(Parts parts, PeopleFinder people) {
        this.parts = parts;
        this.composer = new Composer(parts);
        this.people = people;
    }

    ConversationRef direct(Actor actor, UserId other) {
        PersonKey them = people.key(actor.tenant(), other);
        if (them.equals(actor.person())) {
            throw new NotPermittedException(ErrorCode.NOT_APPLICABLE, "a direct conversation has two people");
        }
        ConversationRef ref = new ConversationRef(
                actor.tenant(), parts.keyring().pseudonyms().direct(actor.tenant(), actor.person(), them));
        if (parts.storage().conversations().find(ref).isEmpty()) {
            people.require(actor.tenant(), List.of(other));
            Map<PersonKey, Role> roles = new LinkedHashMap<>();
            roles.put(actor.person(), Role.MEMBER);
            roles.put(them, Role.MEMBER);
            EntryContent content = new EntryContent.Created(ConversationKind.DIRECT, Optional.empty(), List.of(other));
            found(actor, ref, ConversationKind.DIRECT, HistoryPolicy.ALL, Profile.EMPTY, content, roles);
        }
        return ref;
    }

    ConversationRef group(Actor actor, ConversationKind kind, NewGroup group) {
        Pseudonyms pseudonyms = parts.keyring().pseudonyms();
        group.subject().ifPresent(subject -> parts.access().requireSubject(actor, subject, Action.WRITE));
        ConversationId id = group.subject()
                .map(subject -> pseudonyms.subject(actor.tenant(), subject))
                .orElseGet(() -> pseudonyms.conversation(
                        actor.tenant(), actor.person(), group.name().value()));
        ConversationRef ref = new ConversationRef(actor.tenant(), id);
        if (parts.storage().conversations().find(ref).isEmpty()) {
            List<UserId> others = group.people().stream()
                    .distinct()
                    .filter(user -> !user.equals(actor.user()))
                    .toList();
            Map<PersonKey, UserId> known = people.require(actor.tenant(), others);
            Map<PersonKey, Role> roles = new LinkedHashMap<>();
            roles.put(actor.person(), Role.OWNER);
            known.keySet().forEach(person -> roles.put(person, Role.MEMBER));
            EntryContent content = new EntryContent.Created(kind, Optional.of(group.title()), others);
            Profile profile = new Profile(Optional.of(group.title()), new Terms(group.subject(), Optional.empty()));
            found(actor, ref, kind, group.history(), profile, content, roles);
        }
        Membership membership = require(actor, ref);
        if (membership.conversation().kind() != kind) {
            throw new ConflictException(
                    ErrorCode.NAME_CONFLICT, "there is a conversation of this name or subject, of another kind");
        }
        return ref;
    }

    /** The conversation of a binding; founded with nobody in it but its steward. */
    ConversationRef following(Actor steward, GroupBinding binding) {
        // No id holds a line's end: two bindings have two names.
        String name = binding.group().value() + "\n" + binding.title();
        ConversationRef ref = new ConversationRef(
                steward.tenant(), parts.keyring().pseudonyms().conversation(steward.tenant(), steward.person(), name));
        if (parts.storage().conversations().find(ref).isEmpty()) {
            Following following = new Following(binding.group(), binding.role(), binding.historyKept());
            Profile profile =
                    new Profile(Optional.of(binding.title()), new Terms(Optional.empty(), Optional.of(following)));
            EntryContent content =
                    new EntryContent.Created(ConversationKind.GROUP, Optional.of(binding.title()), List.of());
            found(
                    steward,
                    ref,
                    ConversationKind.GROUP,
                    binding.history(),
                    profile,
                    content,
                    Map.of(steward.person(), Role.OWNER));
        }
        return ref;
    }

    /** The conversation, if this person takes or took part in it. */
    ConversationRef open(Actor actor, ConversationRef ref) {
        require(actor, ref);
        return ref;
    }

    private Membership require(Actor actor, ConversationRef ref) {
        Membership membership =
                parts.storage().conversations().membership(ref, actor.person()).orElseThrow(Access::refused);
        Profile profile = parts.profiles().open(membership.conversation());
        parts.access()
                .require(
                        actor,
                        Operation.INFO,
                        membership.conversation().kind(),
                        membership.participant(),
                        profile.terms());
        return membership;
    }

    private void found(
            Actor actor,
            ConversationRef ref,
            ConversationKind kind,
            HistoryPolicy history,
            Profile profile,
            EntryContent content,
            Map<PersonKey, Role> roles) {
        parts.keyring().profiles().createConversationKey(ref);
        EntryName name = parts.keyring()
                .pseudonyms()
                .entry(ref, actor.person(), UUID.randomUUID().toString());
        List<ParticipantChange> joins = new ArrayList<>();
        roles.forEach((person, role) -> joins.add(new ParticipantChange.Joins(person, role)));
        NewEntry first = composer.compose(actor, ref, name, content, 0, joins, null);
        NewConversation conversation = new NewConversation(
                ref, kind, history, first.at(), parts.profiles().seal(ref, name, profile));
        // False if somebody else was faster: then theirs is the one.
        if (parts.storage().conversations().create(conversation, first)) {
            parts.publisher().committed(List.of(new CommittedEntry(first, 1)));
        }
    }
}
