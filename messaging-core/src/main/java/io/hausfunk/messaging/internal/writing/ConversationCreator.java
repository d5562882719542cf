// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.access.AccessQuestion.Action;
import io.hausfunk.messaging.administration.GroupBinding;
import io.hausfunk.messaging.announcement.Audience;
import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.ConversationCreated;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.error.ConflictException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.access.Access;
import io.hausfunk.messaging.internal.access.AccessControl;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.codec.Profile;
import io.hausfunk.messaging.internal.codec.Terms;
import io.hausfunk.messaging.internal.codec.Terms.Following;
import io.hausfunk.messaging.internal.crypto.Pseudonyms;
import io.hausfunk.messaging.internal.people.Accounts;
import io.hausfunk.messaging.message.IdempotencyKey;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.ConversationStore;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Finds conversations, and begins those that are not there yet. Blocks. */
public final class ConversationCreator {
    private final ProposalPipeline pipeline;
    private final AccessControl accessControl;
    private final Access access;
    private final ConversationStore store;
    private final Pseudonyms pseudonyms;
    private final Accounts accounts;

    /** Writes over this pipeline. */
    public ConversationCreator(
            ProposalPipeline pipeline,
            AccessControl accessControl,
            Access access,
            ConversationStore store,
            Pseudonyms pseudonyms,
            Accounts accounts) {
        this.pipeline = pipeline;
        this.accessControl = accessControl;
        this.access = access;
        this.store = store;
        this.pseudonyms = pseudonyms;
        this.accounts = accounts;
    }

    /** The direct conversation of two people. */
    public ConversationRef direct(Actor actor, UserId other) {
        PersonKey them = accounts.key(actor.tenant(), other);
        ConversationRef ref = directRef(actor, them);
        if (store.find(ref).isEmpty()) {
            accounts.require(actor.tenant(), List.of(other));
            Map<PersonKey, Role> roles = new LinkedHashMap<>();
            roles.put(actor.person(), Role.MEMBER);
            roles.put(them, Role.MEMBER);
            var content = ConversationCreated.of(ConversationKind.DIRECT, Optional.empty(), List.of(other));
            accessControl.requirePace(actor, ref);
            pipeline.create(new Creation(actor, ref, content, HistoryPolicy.ALL, Profile.EMPTY, roles));
        }
        return ref;
    }

    /** The same if it has begun. */
    public Optional<ConversationRef> findDirect(Actor actor, UserId other) {
        ConversationRef ref = directRef(actor, accounts.key(actor.tenant(), other));
        return store.find(ref).map(found -> ref);
    }

    /** The direct conversation of two people, whether or not it has begun. */
    public ConversationRef directRef(Actor actor, PersonKey them) {
        if (them.equals(actor.person())) {
            throw new NotPermittedException(ErrorCode.NOT_APPLICABLE, "a direct conversation has two people");
        }
        return new ConversationRef(actor.tenant(), pseudonyms.direct(actor.tenant(), actor.person(), them));
    }

    /** A pseudonym of a text, for a group's name. */
    public UUID named(Actor actor, String text) {
        return pseudonyms.conversation(actor.tenant(), actor.person(), text).value();
    }

    /** The group of the actor under this name, if it has begun. */
    public Optional<ConversationRef> findGroup(Actor actor, IdempotencyKey name) {
        ConversationRef ref = new ConversationRef(
                actor.tenant(), pseudonyms.conversation(actor.tenant(), actor.person(), name.value()));
        return store.find(ref).map(found -> ref);
    }

    /** The group or channel of this name or subject. */
    public ConversationRef group(Actor actor, ConversationKind kind, NewGroup group) {
        if (!group.history().known()) {
            throw new InvalidInputException(
                    ErrorCode.ARGUMENT_OUT_OF_RANGE, "not a history policy: " + group.history());
        }
        group.subject().ifPresent(subject -> access.requireSubject(actor, subject, Action.WRITE));
        ConversationId id = group.subject()
                .map(subject -> pseudonyms.subject(actor.tenant(), subject))
                .orElseGet(() -> pseudonyms.conversation(
                        actor.tenant(), actor.person(), group.idempotencyKey().value()));
        ConversationRef ref = new ConversationRef(actor.tenant(), id);
        if (store.find(ref).isEmpty()) {
            accessControl.requirePace(actor, ref);
            pipeline.create(beginning(actor, kind, group, ref));
        }
        ConversationKind found = accessControl
                .requireReadable(actor, ref, Operation.INFO)
                .membership()
                .conversation()
                .kind();
        if (!found.equals(kind)) {
            throw new ConflictException(
                    ErrorCode.IDEMPOTENCY_CONFLICT, "there is a conversation of this name or subject, of another kind");
        }
        return ref;
    }

    private Creation beginning(Actor actor, ConversationKind kind, NewGroup group, ConversationRef ref) {
        List<UserId> others = group.people().stream()
                .distinct()
                .filter(user -> !user.equals(actor.user()))
                .toList();
        Map<PersonKey, Role> roles = new LinkedHashMap<>();
        roles.put(actor.person(), Role.OWNER);
        accounts.require(actor.tenant(), others).keySet().forEach(person -> roles.put(person, Role.MEMBER));
        Optional<String> title = Optional.of(group.title());
        Profile profile = new Profile(title, new Terms(group.subject(), Optional.empty()));
        return new Creation(actor, ref, ConversationCreated.of(kind, title, others), group.history(), profile, roles);
    }

    /** The conversation of a binding; begun with nobody in it but its owner, the account in whose name it follows. */
    public ConversationRef following(Actor owner, GroupBinding binding) {
        // No id holds a line's end: two bindings have two names.
        String name = binding.group().value() + "\n" + binding.title();
        ConversationRef ref =
                new ConversationRef(owner.tenant(), pseudonyms.conversation(owner.tenant(), owner.person(), name));
        if (store.find(ref).isEmpty()) {
            Following following = new Following(binding.group(), binding.role(), binding.historyKept());
            Optional<String> title = Optional.of(binding.title());
            pipeline.create(new Creation(
                    owner,
                    ref,
                    ConversationCreated.of(ConversationKind.GROUP, title, List.of()),
                    binding.history(),
                    new Profile(title, new Terms(Optional.empty(), Optional.of(following))),
                    Map.of(owner.person(), Role.OWNER)));
        }
        return ref;
    }

    /** The announcement of this key; begun with what it says, and with nobody in it but its sender. Whom it reaches never changes. */
    public ConversationRef announcement(Actor actor, IdempotencyKey key, Audience audience, Content says) {
        // Keys of hosts hold no line's end: a group and an announcement of one key are two.
        ConversationRef ref = new ConversationRef(
                actor.tenant(),
                pseudonyms.conversation(actor.tenant(), actor.person(), "announcement\n" + key.value()));
        if (store.find(ref).isEmpty()) {
            accessControl.requirePace(actor, ref);
            pipeline.create(new Creation(
                    actor,
                    ref,
                    UUID.randomUUID().toString(),
                    ConversationKind.ANNOUNCEMENT,
                    HistoryPolicy.ALL,
                    new Profile(Optional.empty(), Terms.of(audience)),
                    says,
                    Map.of(actor.person(), Role.OWNER)));
        }
        return ref;
    }

    /** The conversation, if this person takes or took part in it. */
    public ConversationRef open(Actor actor, ConversationRef ref) {
        return accessControl.requireReadable(actor, ref, Operation.INFO).ref();
    }
}
