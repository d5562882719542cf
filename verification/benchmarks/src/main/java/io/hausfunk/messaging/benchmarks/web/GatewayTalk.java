// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.web;

import java.util.ArrayList;
import java.util.List;

/** People who write to each other through the gateway. */
final class GatewayTalk implements Contestant {
    private final String name;
    private final ServerProcess server;
    private final PageClient client;
    private final int paceMillis;
    private final Traffic traffic = new Traffic();
    private final List<WritingPage> writing = new ArrayList<>();

    private GatewayTalk(String name, ServerProcess server, PageClient client, int paceMillis) {
        this.name = name;
        this.server = server;
        this.client = client;
        this.paceMillis = paceMillis;
    }

    /** Two people each, who both write. */
    static GatewayTalk pairs(ServerProcess server, PageClient client, int pairs, int paceMillis) throws Exception {
        GatewayTalk talk = new GatewayTalk("one to one", server, client, paceMillis);
        for (int i = 0; i < pairs; i++) {
            WritingPage one = talk.connect("anna" + i);
            WritingPage other = talk.connect("ben" + i);
            String conversation = one.begin(List.of("ben" + i));
            one.writesIn(conversation);
            other.writesIn(conversation);
            talk.writing.add(one);
            talk.writing.add(other);
        }
        return talk;
    }

    /** One who writes, and many who hear it. */
    static GatewayTalk crowd(ServerProcess server, PageClient client, int readers, int paceMillis) throws Exception {
        GatewayTalk talk = new GatewayTalk("one to " + readers, server, client, paceMillis);
        List<String> people = new ArrayList<>();
        for (int i = 0; i < readers; i++) {
            people.add("reader" + i);
            talk.connect("reader" + i);
        }
        WritingPage writer = talk.connect("writer");
        writer.writesIn(writer.begin(people));
        talk.writing.add(writer);
        return talk;
    }

    private WritingPage connect(String user) {
        WritingPage page = new WritingPage(client.vertx(), paceMillis, traffic);
        page.connected(PageClient.done(client.page(server, user, page::heard)));
        return page;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ServerProcess server() {
        return server;
    }

    @Override
    public Traffic traffic() {
        return traffic;
    }

    @Override
    public void write(boolean on) {
        writing.forEach(page -> page.write(on));
    }
}
