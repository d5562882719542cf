// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast.internal;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks addresses without asking a name server. */
final class Addresses {
    private static final Pattern V4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final Pattern MEMBER =
            Pattern.compile("(?:\\[(?<six>[0-9a-fA-F:.]+)]|(?<host>[A-Za-z0-9][A-Za-z0-9.-]*)):(?<port>\\d{1,5})");

    private Addresses() {}

    /** What speaks against listening at an address. */
    static List<String> problemsOfBinding(String ip) {
        if (ip.isEmpty()) {
            return List.of("the bind address is missing");
        }
        InetAddress address = literal(ip);
        if (address == null) {
            return List.of("the bind address must be an IP address, not a name");
        }
        if (address.isAnyLocalAddress() || address.isMulticastAddress()) {
            return List.of("the bind address must be one address of this machine, not a wildcard or a group");
        }
        try {
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null
                    ? List.of()
                    : List.of("no network interface of this machine has the bind address");
        } catch (SocketException e) {
            return List.of("the network interfaces of this machine cannot be read");
        }
    }

    /** What speaks against a list of members, seen from an address. */
    static List<String> problemsOfMembers(List<String> members, String boundTo) {
        InetAddress own = literal(boundTo);
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            Matcher member = MEMBER.matcher(members.get(i));
            if (!member.matches() || !isPort(Integer.parseInt(member.group("port")))) {
                problems.add("member " + (i + 1) + " must be host:port, an IPv6 address in square brackets");
                continue;
            }
            String host = member.group("six") != null ? member.group("six") : member.group("host");
            InetAddress address = literal(host);
            if (address != null && own != null && address.isLoopbackAddress() != own.isLoopbackAddress()) {
                problems.add(
                        own.isLoopbackAddress()
                                ? "member " + (i + 1)
                                        + " is on another machine, but the bind address is reached from this one only"
                                : "member " + (i + 1) + " is a loopback address, but the bind address is not");
            }
        }
        return problems;
    }

    static boolean isPort(int port) {
        return port >= 1 && port <= 65_535;
    }

    /** Whether both are the same address, however it is written. */
    static boolean isSame(String literal, InetAddress address) {
        return address.equals(literal(literal));
    }

    private static @Nullable InetAddress literal(String ip) {
        Matcher four = V4.matcher(ip);
        boolean isFour = four.matches();
        for (int i = 1; isFour && i <= 4; i++) {
            isFour = Integer.parseInt(four.group(i)) <= 255;
        }
        if (!isFour && !V6.matcher(ip).matches()) {
            return null;
        }
        try {
            return InetAddress.getByName(ip);
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
