// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.engine;

import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.internal.directory.DirectoryCalls;
import io.hausfunk.messaging.internal.directory.DirectoryMirrors;
import io.hausfunk.messaging.internal.directory.PeopleLookup;
import io.hausfunk.messaging.internal.directory.SignInThrottle;

/** What an engine with a directory has in addition. */
record DirectoryPart(
        Directory directory,
        DirectoryCalls asking,
        DirectoryMirrors mirrors,
        PeopleLookup lookup,
        SignInThrottle throttle,
        EngineSyncTarget effects,
        PersonRefreshBroadcast news) {}
