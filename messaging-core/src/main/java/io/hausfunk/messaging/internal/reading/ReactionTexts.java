// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.reading;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.hausfunk.messaging.content.ReactionAdded;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.AnnexCount;
import io.hausfunk.messaging.storage.AnnexStore;
import io.hausfunk.messaging.storage.ChoiceToken;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.EntryStore;
import io.hausfunk.messaging.storage.StoredEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What reactions are, by the tokens under which a store counts them. Few are in use in a conversation, so they are kept in memory. */
public final class ReactionTexts {
    private static final int MAX_KEPT = 50_000;
    private static final int TRIES = 20;
    private static final int PAGE = 1000;

    private final EntryStore store;
    private final AnnexStore annexes;
    private final EntryReader entries;
    private final Cache<Key, String> kept;

    /** Reads from these; keeps what was read this long, so that deleting a key takes effect. */
    public ReactionTexts(EntryStore store, AnnexStore annexes, EntryReader entries, Duration keep, Ticker ticker) {
        this.store = store;
        this.annexes = annexes;
        this.entries = entries;
        this.kept = Caffeine.newBuilder()
                .maximumSize(MAX_KEPT)
                .expireAfterWrite(keep)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    /** The reactions behind these tokens; those that nobody can read any more are absent. Blocks. */
    Map<ChoiceToken, String> of(ConversationRef ref, List<AnnexCount> counts) {
        Map<ChoiceToken, String> texts = new HashMap<>();
        Map<ChoiceToken, AnnexCount> unknown = new HashMap<>();
        for (AnnexCount count : counts) {
            ChoiceToken token = count.key().choice();
            if (token != null) {
                String known = kept.getIfPresent(new Key(ref, token));
                if (known == null) {
                    unknown.put(token, count);
                } else {
                    texts.put(token, known);
                }
            }
        }
        readLatest(ref, unknown, texts);
        unknown.keySet().removeAll(texts.keySet());
        unknown.forEach((token, count) -> learn(ref, token, annexes.read(ref, List.of(count.key()), 0, TRIES), texts));
        return texts;
    }

    private void readLatest(ConversationRef ref, Map<ChoiceToken, AnnexCount> unknown, Map<ChoiceToken, String> texts) {
        Map<Long, ChoiceToken> tokens = new HashMap<>();
        unknown.forEach((token, count) -> tokens.put(count.latest(), token));
        List<Long> numbers = new ArrayList<>(tokens.keySet());
        for (int from = 0; from < numbers.size(); from += PAGE) {
            List<EntryRange> ranges = numbers.subList(from, Math.min(from + PAGE, numbers.size())).stream()
                    .map(number -> new EntryRange(ref, number - 1, number))
                    .toList();
            for (StoredEntry latest : store.read(ranges, PAGE)) {
                ChoiceToken token = tokens.get(latest.sequence());
                if (token != null) {
                    learn(ref, token, List.of(latest), texts);
                }
            }
        }
    }

    private void learn(ConversationRef ref, ChoiceToken token, List<StoredEntry> from, Map<ChoiceToken, String> texts) {
        TenantId tenant = ref.tenant();
        for (Entry entry : entries.open(tenant, from)) {
            if (entry.content() instanceof ReactionAdded added) {
                kept.put(new Key(ref, token), added.reaction());
                texts.put(token, added.reaction());
                return;
            }
        }
    }

    private record Key(ConversationRef ref, ChoiceToken token) {}
}
