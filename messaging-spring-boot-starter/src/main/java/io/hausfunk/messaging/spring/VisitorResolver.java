// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.spring;

import io.hausfunk.messaging.web.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Says who sent a request. A bean of this type takes the place of the default, for which {@code request.getUserPrincipal().getName()} is the user, as Spring
 * Security and the container set it, and {@code hausfunk.tenant} the tenant.
 */
@FunctionalInterface
public interface VisitorResolver {
    /** Who sent this request, as the application has authenticated them; empty for nobody. May block. */
    Optional<Visitor> resolve(HttpServletRequest request);
}
