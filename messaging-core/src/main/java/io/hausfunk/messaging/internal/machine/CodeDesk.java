// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.machine;

import io.hausfunk.messaging.content.CodeContent;
import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.MessagesExpired;
import io.hausfunk.messaging.content.RemovedContent;
import io.hausfunk.messaging.error.BusyException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.LimitExceededException;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.access.AccessControl;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Admission;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.access.PersonRef;
import io.hausfunk.messaging.internal.annex.AnnexKinds;
import io.hausfunk.messaging.internal.annex.Relations;
import io.hausfunk.messaging.internal.concurrent.Reply;
import io.hausfunk.messaging.internal.machine.CodeRecords.Found;
import io.hausfunk.messaging.internal.machine.CodeRecords.Times;
import io.hausfunk.messaging.internal.writing.EngineNames;
import io.hausfunk.messaging.internal.writing.Plan;
import io.hausfunk.messaging.machine.CodeCheck;
import io.hausfunk.messaging.machine.CodeRequest;
import io.hausfunk.messaging.machine.OneTimeCodes;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.EntryKind;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.StoredEntry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes, shows and checks one-time codes. Blocks. */
public final class CodeDesk {
    private static final int TRIES = 20;
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final CodeRecords records;
    private final MachineEntries entries;
    private final MachineSender sender;
    private final AccessControl accessControl;
    private final SecureRandom random = new SecureRandom();

    /** Keeps codes in {@code records}, and says through {@code sender} that there is one. */
    public CodeDesk(CodeRecords records, MachineEntries entries, MachineSender sender, AccessControl accessControl) {
        this.records = records;
        this.entries = entries;
        this.sender = sender;
        this.accessControl = accessControl;
    }

    /** Makes a code in place of the one before. */
    void issue(
            Actor service, ConversationRef ref, PersonRef person, CodeRequest request, String from, Reply<Sent> reply) {
        countOne(person);
        Instant now = now();
        CodeState next = new CodeState(UUID.randomUUID(), now.plus(request.lifetime()), false, false, 0);
        UUID name = name(ref, service.person(), request.purpose());
        CodeState before = replace(person, name, next);
        if (before != null) {
            records.delete(person, before.id());
            expire(service, ref, before);
        }
        byte[] code = digits(request.digits());
        try {
            records.keep(person, next, code);
        } finally {
            Arrays.fill(code, (byte) 0);
        }
        sender.send(
                service,
                ref,
                entryName(next),
                CodeContent.of(from, request.purpose(), request.title()),
                List.of(new Effect.Expires(next.expiresAt())),
                reply);
    }

    private void countOne(PersonRef person) {
        for (int tried = 0; tried < TRIES; tried++) {
            Instant now = now();
            Times before = records.issued(person);
            List<Instant> recent = new ArrayList<>(before.times().stream()
                    .filter(time -> time.isAfter(now.minus(WINDOW)))
                    .toList());
            if (recent.size() >= OneTimeCodes.MOST_CODES) {
                throw new LimitExceededException(
                        "one person gets " + OneTimeCodes.MOST_CODES + " codes within ten minutes",
                        Duration.between(now, recent.get(0).plus(WINDOW)));
            }
            recent.add(now);
            if (records.put(person, recent, before.version(), now.plus(WINDOW))) {
                return;
            }
        }
        throw busy();
    }

    private @Nullable CodeState replace(PersonRef person, UUID name, CodeState next) {
        for (int tried = 0; tried < TRIES; tried++) {
            Found before = records.state(person, name);
            if (records.put(person, name, next, before.version())) {
                return before.state();
            }
        }
        throw busy();
    }

    /** The entry of a code that is used up, replaced or void goes like one whose time is over. */
    private void expire(Actor service, ConversationRef ref, CodeState state) {
        Optional<StoredEntry> found = entries.find(ref, service, entryName(state));
        if (found.isPresent() && !found.get().emptied()) {
            long entry = found.get().sequence();
            Plan plan = Plan.event(
                    AnnexKinds.REMOVAL,
                    MessagesExpired.of(List.of(entry)),
                    List.of(new Effect.About(entry, Relations.EXPIRES), new Effect.Empties(entry)));
            sender.await(new StepProposal(service, ref, Operation.EXPIRE, admission -> Optional.of(plan)));
        }
    }

    /** The code, for its person, once. */
    public String show(Actor actor, ConversationRef ref, long sequence) {
        Admission admission = accessControl.require(actor, ref, Operation.SHOW_CODE);
        StoredEntry entry = entries.require(ref, admission.self().visibleFrom(), sequence);
        if (!entry.kind().equals(EntryKind.MESSAGE)) {
            throw MachineEntries.notApplicable(sequence, "a code");
        }
        Content content = entries.open(actor, entry).content();
        if (content instanceof RemovedContent) {
            throw gone();
        }
        if (!(content instanceof CodeContent code) || entry.author().equals(actor.person())) {
            throw MachineEntries.notApplicable(sequence, "a code for this person");
        }
        UUID name = name(ref, entry.author(), code.purpose());
        for (int tried = 0; tried < TRIES; tried++) {
            Found found = records.state(actor.ref(), name);
            CodeState state = found.state();
            if (state == null
                    || !entries.pseudonyms()
                            .entry(ref, entry.author(), entryName(state))
                            .equals(entry.name())
                    || state.shown()
                    || state.used()
                    || state.wrong() >= OneTimeCodes.MOST_TRIES
                    || !now().isBefore(state.expiresAt())) {
                throw gone();
            }
            if (records.put(actor.ref(), name, state.asShown(), found.version())) {
                byte[] digits = records.code(actor.ref(), state.id());
                if (digits == null) {
                    throw gone();
                }
                return new String(digits, StandardCharsets.US_ASCII);
            }
        }
        throw busy();
    }

    /** Whether this is the code; uses it up. */
    CodeCheck verify(Actor service, ConversationRef ref, PersonRef person, String purpose, String typed) {
        UUID name = name(ref, service.person(), purpose);
        for (int tried = 0; tried < TRIES; tried++) {
            Found found = records.state(person, name);
            CodeState state = found.state();
            CodeCheck refusal = refusal(state);
            if (state == null || refusal != null) {
                return refusal == null ? CodeCheck.NONE : refusal;
            }
            byte[] code = records.code(person, state.id());
            if (code == null) {
                return CodeCheck.EXPIRED;
            }
            boolean right =
                    MessageDigest.isEqual(code, typed.replaceAll("[\\s-]", "").getBytes(StandardCharsets.UTF_8));
            Arrays.fill(code, (byte) 0);
            CodeState next = right ? state.asUsed() : state.oneMoreWrong();
            if (records.put(person, name, next, found.version())) {
                if (right || refusal(next) != null) {
                    records.delete(person, state.id());
                    expire(service, ref, state);
                }
                return right ? CodeCheck.ACCEPTED : CodeCheck.WRONG;
            }
        }
        throw busy();
    }

    /** Why a code is not accepted, whatever was typed; null if it may be. */
    private @Nullable CodeCheck refusal(@Nullable CodeState state) {
        if (state == null) {
            return CodeCheck.NONE;
        } else if (state.used()) {
            return CodeCheck.USED;
        } else if (state.wrong() >= OneTimeCodes.MOST_TRIES) {
            return CodeCheck.TOO_MANY_TRIES;
        }
        return now().isBefore(state.expiresAt()) ? null : CodeCheck.EXPIRED;
    }

    private byte[] digits(int count) {
        byte[] code = new byte[count];
        for (int i = 0; i < count; i++) {
            code[i] = (byte) ('0' + random.nextInt(10));
        }
        return code;
    }

    /** The name of the record of an account's code for a purpose; the conversation says whose it is. */
    private UUID name(ConversationRef ref, PersonKey service, String purpose) {
        return entries.pseudonyms()
                .entry(ref, service, EngineNames.of("code", 0, purpose, 0))
                .value();
    }

    private static String entryName(CodeState state) {
        return EngineNames.of("code-entry", 0, state.id().toString(), 0);
    }

    private Instant now() {
        return sender.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static NotPermittedException gone() {
        return new NotPermittedException(
                ErrorCode.CODE_GONE, "the code was shown, used or replaced, or its time is over");
    }

    private static BusyException busy() {
        return new BusyException("the codes of this person change all the time", Duration.ofMillis(200));
    }
}
