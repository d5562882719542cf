// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.assembly;

import com.github.benmanes.caffeine.cache.Ticker;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.internal.concurrent.Calls;
import io.hausfunk.messaging.internal.concurrent.Faults;
import io.hausfunk.messaging.internal.concurrent.RefusalSlots;
import io.hausfunk.messaging.internal.concurrent.Timer;
import io.hausfunk.messaging.internal.crypto.Pseudonyms;
import io.hausfunk.messaging.internal.directory.DirectoryCalls;
import io.hausfunk.messaging.internal.directory.DirectoryMirrors;
import io.hausfunk.messaging.internal.directory.PeopleLookup;
import io.hausfunk.messaging.internal.directory.SignInThrottle;
import io.hausfunk.messaging.internal.directory.SyncTarget;
import io.hausfunk.messaging.internal.following.DirectoryRuns;
import io.hausfunk.messaging.internal.following.PersonRefreshBroadcast;
import io.hausfunk.messaging.internal.nodes.Peers;
import io.hausfunk.messaging.internal.people.Identities;
import io.hausfunk.messaging.internal.session.AnnouncementFacets;
import io.hausfunk.messaging.internal.session.SessionFactory.WithDirectory;
import io.hausfunk.messaging.internal.session.SessionOpening;
import io.hausfunk.messaging.internal.session.Sessions;
import io.hausfunk.messaging.internal.session.SignIn;
import io.hausfunk.messaging.internal.writing.ConversationCreator;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The parts of an engine that has a directory. */
record DirectoryParts(
        EngineSettings settings, Directory directory, DirectoryCalls asking, DirectoryMirrors mirrors, Timer timer) {
    /** Null without a directory. */
    static @Nullable DirectoryParts of(
            EngineSettings settings, StartedParts parts, SyncTarget target, String name, Timer timer, Faults faults) {
        Directory directory = settings.plugins().directory();
        if (directory == null) {
            return null;
        }
        LongSupplier nanoTime = settings.options().nanoTime();
        DirectoryCalls asking = parts.add(new DirectoryCalls(name + "-directory", timer, nanoTime, faults));
        DirectoryMirrors mirrors =
                new DirectoryMirrors(directory, settings.following().sync(), asking, target, nanoTime);
        return new DirectoryParts(settings, directory, asking, mirrors, timer);
    }

    private Ticker ticker() {
        return settings.options().nanoTime()::getAsLong;
    }

    WithDirectory ofSessions(AnnouncementFacets announcements) {
        PeopleLookup people = new PeopleLookup(
                directory, asking, mirrors, ticker(), settings.limits().person());
        return new WithDirectory(people, announcements);
    }

    SignIn signIn(Calls calls, RefusalSlots refusals, SessionOpening opening) {
        return new SignIn(
                directory,
                asking,
                new SignInThrottle(settings.following().signIn(), ticker()),
                calls,
                refusals,
                opening::open);
    }

    /** What administrators run, and what runs again and again. */
    DirectoryRuns runs(
            Peers peers,
            Pseudonyms pseudonyms,
            Sessions sessions,
            Calls calls,
            Identities identities,
            ConversationCreator creator) {
        PersonRefreshBroadcast news = new PersonRefreshBroadcast(peers, pseudonyms, sessions, mirrors, asking);
        timer.every(settings.following().sync().changesInterval(), mirrors::tick);
        return new DirectoryRuns(mirrors, asking, calls, identities, creator, news);
    }
}
