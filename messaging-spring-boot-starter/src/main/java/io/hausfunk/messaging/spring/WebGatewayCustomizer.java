// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.spring;

import io.hausfunk.messaging.web.WebGatewayBuilder;

/** A bean that sets what has no property, before the gateway starts. Called in the order of the beans. */
@FunctionalInterface
public interface WebGatewayCustomizer {
    /** The builder with changed settings; never starts the gateway. */
    WebGatewayBuilder customize(WebGatewayBuilder builder);
}
