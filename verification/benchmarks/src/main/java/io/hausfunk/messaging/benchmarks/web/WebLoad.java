// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.web;

import java.util.ArrayList;
import java.util.List;

/**
 * Compares the gateway with a bare WebSocket server of Vert.x that sends each frame back, by deliveries for each second of the server's processor time: all
 * that its process uses, the garbage collector included and the compiler left out. A delivery is a message that a page gets, its author's included. Servers run in JVMs of
 * their own, are warm before it counts, and take turns; a ratio is the median of those of the turns.
 */
public final class WebLoad {
    /** An entry frame of the messages that pages write here. */
    private static final int FRAME_BYTES = 220;

    private static final int ECHO_PAGES = 100;

    private WebLoad() {}

    /** Prints a table. Arguments: see {@link WebLoadSettings}. */
    public static void main(String... arguments) throws Exception {
        WebLoadSettings settings = WebLoadSettings.of(arguments);
        System.out.print(run(settings));
        System.exit(0);
    }

    /** Measures, and returns the table. */
    static String run(WebLoadSettings settings) throws Exception {
        StringBuilder table = new StringBuilder();
        if (settings.rounds() > 0) {
            compare(settings, table);
        }
        if (settings.idle() > 0) {
            table.append(IdlePages.measure(settings.idle()));
        }
        return table.toString();
    }

    private static void compare(WebLoadSettings settings, StringBuilder table) throws Exception {
        List<ServerProcess> servers = new ArrayList<>();
        try (PageClient client = new PageClient()) {
            List<Contestant> gateways = new ArrayList<>();
            int pace = settings.paceMillis();
            if (settings.pairs() > 0) {
                servers.add(ServerProcess.start("gateway"));
                gateways.add(GatewayTalk.pairs(last(servers), client, settings.pairs(), pace));
            }
            if (settings.readers() > 0) {
                servers.add(ServerProcess.start("gateway"));
                gateways.add(GatewayTalk.crowd(last(servers), client, settings.readers(), pace));
            }
            servers.add(ServerProcess.start("echo"));
            List<Contestant> echoes = List.of(
                    new BareEcho(last(servers), client, ECHO_PAGES, pace, FRAME_BYTES),
                    new BareEcho(last(servers), client, ECHO_PAGES, 0, FRAME_BYTES));
            new Rounds(settings, gateways, echoes).run(table);
        } finally {
            for (ServerProcess server : servers) {
                server.close();
            }
        }
    }

    private static ServerProcess last(List<ServerProcess> servers) {
        return servers.get(servers.size() - 1);
    }
}
