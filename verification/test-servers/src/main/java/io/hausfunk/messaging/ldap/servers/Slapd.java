// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.servers;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import io.hausfunk.messaging.servers.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * OpenLDAP's real server on the loopback, with StartTLS and LDAPS, the overlays memberof and ppolicy, an account that may read,
 * and at most 500 entries to who does not ask by pages. Can be frozen, killed and started again on what it had.
 */
public final class Slapd implements AutoCloseable {
    /** Below it is everything. */
    public static final String BASE = "dc=hausfunk,dc=test";
    /** May read everything but passwords. */
    public static final String READER = "cn=reader," + BASE;
    /** Of {@link #READER} and of {@link #ADMINISTRATOR}. */
    public static final String PASSWORD = "only-for-tests";

    static final String ADMINISTRATOR = "cn=admin," + BASE;
    private static final Path BINARY = Path.of("/usr/sbin/slapd");
    private static final Path PROFILE = Path.of("/etc/apparmor.d/usr.sbin.slapd");
    private static final Duration START = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 5;

    private final TemporaryDirectory directory = TemporaryDirectory.named("slapd");
    private final TestCa ca;
    private final Path configuration;
    private final Path program;
    private int port = Ports.free();
    private int tlsPort = Ports.free();
    private ServerProcess process;

    /** Starts it, with the entries that it needs itself, showing a good certificate of this CA. */
    public Slapd(TestCa ca) {
        this(ca, ca.valid());
        try (LDAPConnection admin = connect()) {
            SlapdConfiguration.firstEntries(admin);
        } catch (LDAPException e) {
            close();
            throw new IllegalStateException(e);
        }
    }

    private Slapd(TestCa ca, TestCa.Shown shown) {
        this.ca = ca;
        configuration = directory.write(
                "slapd.conf", SlapdConfiguration.text(directory.directory("data"), ca.certificate(), shown));
        program = program();
        process = started();
    }

    /** Starts one that has no entries at all, only for what it shows to those who connect. */
    public static Slapd showing(TestCa ca, TestCa.Shown shown) {
        return new Slapd(ca, shown);
    }

    /** A profile of AppArmor, where there is one, goes by the path, and knows nothing of our directory. */
    private Path program() {
        if (Files.notExists(PROFILE)) {
            return BINARY;
        }
        try {
            return Files.copy(BINARY, directory.file("slapd"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ServerProcess started() {
        for (int attempt = 1; ; attempt++) {
            try {
                return tryStart();
            } catch (IllegalStateException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                // Somebody else was faster.
                port = Ports.free();
                tlsPort = Ports.free();
            }
        }
    }

    private ServerProcess tryStart() {
        String addresses = "ldap://127.0.0.1:" + port + "/ ldaps://127.0.0.1:" + tlsPort + "/";
        ServerProcess server = ServerProcess.start(
                directory.file("slapd.log"),
                List.of(program.toString(), "-d", "none", "-h", addresses, "-f", configuration.toString()));
        server.await(START, () -> Ports.listening(port) && Ports.listening(tlsPort));
        return server;
    }

    /** For StartTLS, on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** For LDAPS, on 127.0.0.1. */
    public int tlsPort() {
        return tlsPort;
    }

    /** A connection of the administrator, for whom no limit holds. To be closed. */
    public LDAPConnection connect() {
        return Connections.overTls(ca, tlsPort, ADMINISTRATOR, PASSWORD);
    }

    /** Stops its time: connections stay, nothing is answered. */
    public void freeze() {
        process.freeze();
    }

    /** Lets its time go on. */
    public void thaw() {
        process.thaw();
    }

    /** Kills it as a power button would. */
    public void kill() {
        process.kill();
    }

    /** Starts it again after {@link #kill()}, with what it had, on the same ports. */
    public void start() {
        process = tryStart();
    }

    /** Stops it and removes its files. */
    @Override
    public void close() {
        process.stop();
        directory.close();
    }
}
