// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.hausfunk.messaging.UserId;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.directory.PeopleSearch;
import io.hausfunk.messaging.error.BusyException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.storage.PersonKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What somebody who is signed in may ask of the directory: for one person, for a few, and not for everybody. Blocks. */
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

    /** One person. */
    public Optional<DirectoryPerson> find(Actor actor, UserId user) {
        return staffs.find(actor.tenant(), user);
    }

    /** The groups of the one who asks. */
    public Set<GroupId> groups(Actor actor) {
        return staffs.groupsOf(actor.tenant(), actor.user());
    }

    /** A few people; {@code BUSY} for who searches as if to list everybody. */
    public List<DirectoryPerson> search(Actor actor, String text, int limit) {
        PeopleSearch search = directory
                .search()
                .orElseThrow(() ->
                        new NotPermittedException(ErrorCode.NOT_APPLICABLE, "this directory cannot look for people"));
        long now = ticker.read();
        long rest = searches.get(actor.person(), unused -> new Window(now)).count(SEARCHES, now, MINUTE.toNanos());
        if (rest > 0) {
            throw new BusyException("too many searches", Duration.ofNanos(rest));
        }
        return calls.ask(() -> search.search(actor.tenant(), text, limit)).stream()
                .limit(limit)
                .toList();
    }
}
