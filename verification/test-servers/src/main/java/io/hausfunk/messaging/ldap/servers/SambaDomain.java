// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.servers;

import com.unboundid.ldap.sdk.LDAPConnection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A real domain of Active Directory's kind: Samba as its controller. Its ports are fixed, so it lives in a network namespace of its
 * own, and two others of the loopback lead to those for LDAP there. Making the domain takes its time: one for many tests.
 */
public final class SambaDomain implements AutoCloseable {
    /** Below it is everything. */
    public static final String BASE = "DC=hausfunk,DC=test";

    static final String ADMINISTRATOR = "CN=Administrator,CN=Users," + BASE;
    static final String PASSWORD = "Only-for-tests-1";

    private static final Duration PROVISION = Duration.ofMinutes(4);
    private static final Duration START = Duration.ofSeconds(60);

    private final TemporaryDirectory directory = TemporaryDirectory.named("samba");
    private final TestCa ca;
    private final ServerProcess process;
    private final List<Integer> ports;

    /** Makes the domain and starts its controller, which shows a good certificate of this CA. */
    public SambaDomain(TestCa ca) {
        this.ca = ca;
        provision();
        process = started();
        process.await(START, () -> !portsSaid().isEmpty());
        ports = portsSaid();
        process.await(START, () -> Connections.answers(port()));
    }

    private void provision() {
        Command.run(
                PROVISION,
                Map.of("LC_ALL", "C.UTF-8"),
                List.of(
                        "samba-tool",
                        "domain",
                        "provision",
                        "--targetdir=" + directory.path(),
                        "--realm=HAUSFUNK.TEST",
                        "--domain=HAUSFUNK",
                        "--host-name=dc",
                        "--host-ip=127.0.0.1",
                        "--server-role=dc",
                        "--dns-backend=NONE",
                        "--adminpass=" + PASSWORD,
                        "--option=interfaces=lo",
                        "--option=bind interfaces only=yes",
                        "--option=ldb:nosync=yes"));
    }

    /** What the provisioning wrote, with our certificate, LDAP alone, and no path outside. */
    private String configuration() {
        try {
            TestCa.Shown shown = ca.valid();
            String ours = """
                    [global]
                        server services = ldap
                        interfaces = lo
                        bind interfaces only = yes
                        ldb:nosync = yes
                        tls cafile = %s
                        tls certfile = %s
                        tls keyfile = %s
                        pid directory = %s
                        ncalrpc dir = %s
                    """.formatted(
                            ca.certificate(),
                            shown.certificate(),
                            shown.key(),
                            directory.directory("pid"),
                            directory.directory("ncalrpc"));
            return Files.readString(directory.file("etc/smb.conf"))
                    .replaceAll("\n\\s*server services.*", "")
                    .replaceFirst("\\[global\\]\n", ours);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String script() {
        try (InputStream in = SambaDomain.class.getResourceAsStream("apart.py")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ServerProcess started() {
        return ServerProcess.start(
                log(),
                List.of(
                        "/usr/bin/python3",
                        directory.write("apart.py", script()).toString(),
                        "389,636",
                        "samba",
                        "-i",
                        "--model=single",
                        "--debug-stdout",
                        "-s",
                        directory.write("samba.conf", configuration()).toString()));
    }

    private Path log() {
        return directory.file("samba.log");
    }

    /** The first thing that is said, before Samba says anything. */
    private List<Integer> portsSaid() {
        try {
            String said = Files.readString(log(), StandardCharsets.ISO_8859_1);
            String line = said.substring(0, Math.max(0, said.indexOf('\n')));
            return line.isEmpty()
                    ? List.of()
                    : Stream.of(line.split(" ", -1)).map(Integer::valueOf).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For StartTLS, on 127.0.0.1. */
    public int port() {
        return ports.get(0);
    }

    /** For LDAPS, on 127.0.0.1. */
    public int tlsPort() {
        return ports.get(1);
    }

    /** A connection of the administrator. To be closed. */
    public LDAPConnection connect() {
        return Connections.overTls(ca, tlsPort(), ADMINISTRATOR, PASSWORD);
    }

    /** Stops it and removes its files. */
    @Override
    public void close() {
        process.stop();
        directory.close();
    }
}
