// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.spring;

import io.hausfunk.messaging.web.WebGateway;
import org.springframework.context.SmartLifecycle;

/** Sends the pages away before the web server waits for its last requests: a WebSocket would be the one that never ends. */
final class GatewayLifecycle implements SmartLifecycle {
    private final WebGateway gateway;
    private volatile boolean running;

    GatewayLifecycle(WebGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        gateway.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** The highest phase stops first. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
