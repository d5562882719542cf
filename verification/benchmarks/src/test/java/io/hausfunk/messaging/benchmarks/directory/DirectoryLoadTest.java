// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import org.junit.jupiter.api.Test;

/** So few that their figures mean nothing: it shows that measuring works. */
class DirectoryLoadTest {
    @Test
    void measures_reading_keeping_and_refusing() throws LDAPException {
        String table =
                DirectoryLoad.run("servers=memory", "people=600", "groups=120", "rounds=1", "tries=4", "pause=1");
        assertThat(table)
                .contains("a server in this JVM", "whole, the engine", "100 changes, the engine", "on the wire")
                .contains("heap:", "Session.groups()", "engine, 8 lanes");
    }
}
