// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast.internal;

import java.util.Map;

/** Properties of the strict configuration: what is off, and how long is waited for whom. */
final class StrictProperties {
    static final int HEARTBEAT_LIMIT_SECONDS = 10;
    static final int FIRST_MERGE_SECONDS = 10;
    static final int NEXT_MERGE_SECONDS = 5;

    static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("hazelcast.phone.home.enabled", "false"),
            Map.entry("hazelcast.socket.bind.any", "false"),
            Map.entry("hazelcast.socket.server.bind.any", "false"),
            Map.entry("hazelcast.socket.client.bind.any", "false"),
            Map.entry("hazelcast.discovery.enabled", "false"),
            Map.entry("hazelcast.discovery.public.ip.enabled", "false"),
            Map.entry("hazelcast.jmx", "false"),
            Map.entry("hazelcast.metrics.enabled", "false"),
            Map.entry("hazelcast.metrics.jmx.enabled", "false"),
            Map.entry("hazelcast.metrics.mc.enabled", "false"),
            Map.entry("hazelcast.diagnostics.enabled", "false"),
            Map.entry("hazelcast.health.monitoring.level", "OFF"),
            Map.entry("hazelcast.shutdownhook.enabled", "false"),
            Map.entry("hazelcast.logging.type", "slf4j"),
            // Details would write the cluster's name into each line.
            Map.entry("hazelcast.logging.details.enabled", "false"),
            Map.entry("hazelcast.logging.emoji.enabled", "false"),
            // Who is there, and who is gone.
            Map.entry("hazelcast.heartbeat.interval.seconds", "1"),
            Map.entry("hazelcast.max.no.heartbeat.seconds", Integer.toString(HEARTBEAT_LIMIT_SECONDS)),
            Map.entry("hazelcast.partial.member.disconnection.resolution.heartbeat.count", "5"),
            Map.entry("hazelcast.merge.first.run.delay.seconds", Integer.toString(FIRST_MERGE_SECONDS)),
            Map.entry("hazelcast.merge.next.run.delay.seconds", Integer.toString(NEXT_MERGE_SECONDS)),
            Map.entry("hazelcast.member.list.publish.interval.seconds", "10"),
            // A node must have joined, or not, within 30 seconds, and have left within 5.
            Map.entry("hazelcast.operation.call.timeout.millis", "10000"),
            Map.entry("hazelcast.wait.seconds.before.join", "0"),
            Map.entry("hazelcast.max.wait.seconds.before.join", "5"),
            Map.entry("hazelcast.max.join.seconds", "15"),
            Map.entry("hazelcast.max.join.merge.target.seconds", "10"),
            Map.entry("hazelcast.tcp.join.port.try.count", "1"),
            Map.entry("hazelcast.graceful.shutdown.max.wait", "2"),
            // A handful of registrations needs no thread for each core.
            Map.entry("hazelcast.io.thread.count", "1"),
            Map.entry("hazelcast.operation.thread.count", "2"),
            Map.entry("hazelcast.operation.generic.thread.count", "2"),
            Map.entry("hazelcast.operation.response.thread.count", "1"),
            Map.entry("hazelcast.event.thread.count", "1"));

    private StrictProperties() {}
}
