// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.directory.PeopleSearch;
import io.hausfunk.messaging.error.BusyException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.concurrent.Reply;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.PersonKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** What somebody who is signed in may ask of the directory: for one person, for a few, and not for everybody. Only {@link #groups} blocks. */
public final class PeopleLookup {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int SEARCHES = 30;
    private static final int MOST_KEPT = 100_000;

    private final Directory directory;
    private final DirectoryCalls calls;
    private final Staffs staffs;
    private final Ticker ticker;
    private final Cache<PersonKey, Window> searches;

    /** Asks this directory. */
    public PeopleLookup(Directory directory, DirectoryCalls calls, Staffs staffs, Ticker ticker) {
        this.directory = directory;
        this.calls = calls;
        this.staffs = staffs;
        this.ticker = ticker;
        this.searches = Caffeine.newBuilder()
                .maximumSize(MOST_KEPT)
                .expireAfterWrite(MINUTE)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    /** One person; from memory, or looked up. */
    public void find(Reply<Optional<DirectoryPerson>> reply, Actor actor, UserId user) {
        Optional<DirectoryPerson> known = staffs.known(actor.tenant(), user);
        if (known.isPresent()) {
            reply.succeed(known);
        } else {
            calls.ask(reply, actor.tenant(), () -> directory.find(actor.tenant(), user));
        }
    }

    /** Completes when there is something to answer from; exceptionally if there is not. Does not block. */
    public CompletionStage<?> whenRead(Actor actor) {
        return staffs.whenRead(actor.tenant());
    }

    /** The groups of the one who asks, as they were read. */
    public Set<GroupId> groups(Actor actor) {
        return staffs.groupsOf(actor.tenant(), actor.user());
    }

    /** A few people; {@code BUSY} for who searches as if to list everybody. */
    public void search(Reply<List<DirectoryPerson>> reply, Actor actor, String text, int limit) {
        PeopleSearch search = directory
                .search()
                .orElseThrow(() ->
                        new NotPermittedException(ErrorCode.NOT_APPLICABLE, "this directory cannot look for people"));
        long now = ticker.read();
        long rest = searches.get(actor.person(), unused -> new Window(now)).count(SEARCHES, now, MINUTE.toNanos());
        if (rest > 0) {
            throw new BusyException("too many searches", Duration.ofNanos(rest));
        }
        calls.ask(
                reply,
                actor.tenant(),
                () -> search.search(actor.tenant(), text, limit).stream()
                        .limit(limit)
                        .toList());
    }
}
