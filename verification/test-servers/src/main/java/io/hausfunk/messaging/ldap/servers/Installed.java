// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Which real directory servers this machine has. */
public enum Installed {
    /** OpenLDAP's server. */
    SLAPD("slapd", "/usr/sbin/slapd", "/etc/ldap/schema/inetorgperson.schema"),
    /** Samba as a domain controller, and what makes a domain. */
    SAMBA(
            "samba samba-ad-provision samba-dsdb-modules samba-vfs-modules",
            "/usr/sbin/samba",
            "/usr/bin/samba-tool",
            "/usr/share/samba/setup/provision.ldif");

    /** Set to {@code required} where it is a failure that one is missing. */
    private static final String VARIABLE = "HAUSFUNK_REAL_DIRECTORIES";

    private static final Set<Installed> SAID = ConcurrentHashMap.newKeySet();

    private final String packages;
    private final String files;

    Installed(String packages, String... files) {
        this.packages = packages;
        this.files = String.join(" ", files);
    }

    /** What is missing here for starting one, if anything is. */
    public Optional<String> lack() {
        if (!Stream.of(files.split(" ", -1)).map(Path::of).allMatch(Files::exists)) {
            return Optional.of("not installed: " + packages);
        }
        return this == SAMBA && !"root".equals(System.getProperty("user.name"))
                ? Optional.of("only root makes a Samba domain")
                : Optional.empty();
    }

    /** Whether tests can use one; if not, it is said once, and is a failure where it must not be missing. */
    public boolean isThereForTests() {
        if (this == SAMBA && !Boolean.getBoolean("hausfunk.thorough")) {
            // Two minutes for a domain; what it shows beside OpenLDAP is checked in thorough runs.
            say("Samba is for thorough runs (-Pthorough)");
            return false;
        }
        Optional<String> lack = lack();
        if (lack.isPresent() && "required".equals(System.getenv(VARIABLE))) {
            throw new AssertionError(VARIABLE + "=required, but " + lack.get());
        }
        lack.ifPresent(this::say);
        return lack.isEmpty();
    }

    private void say(String why) {
        if (SAID.add(this)) {
            System.out.println("[WARNING] Tests with a real directory server skipped: " + why);
        }
    }
}
