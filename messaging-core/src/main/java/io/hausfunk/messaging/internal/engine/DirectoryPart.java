// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.engine;

import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.internal.directory.DirectoryCalls;
import io.hausfunk.messaging.internal.directory.PeopleLookup;
import io.hausfunk.messaging.internal.directory.SignInThrottle;
import io.hausfunk.messaging.internal.directory.Staffs;

/** What an engine with a directory has more. */
record DirectoryPart(
        Directory directory,
        DirectoryCalls asking,
        Staffs staffs,
        PeopleLookup lookup,
        SignInThrottle throttle,
        DirectoryEffects effects,
        PersonNews news) {}
