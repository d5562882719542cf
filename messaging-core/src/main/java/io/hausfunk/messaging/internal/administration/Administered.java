// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.administration;

import io.hausfunk.messaging.internal.crypto.KeyRotation;
import io.hausfunk.messaging.internal.explanation.DeliveryExplainer;
import io.hausfunk.messaging.internal.following.DirectoryRuns;
import io.hausfunk.messaging.internal.machine.EngineServiceAccounts;
import org.jspecify.annotations.Nullable;

/** What is administered; {@code runs} is null without a directory. */
public record Administered(
        KeyRotation rotation,
        @Nullable DirectoryRuns runs,
        EngineServiceAccounts services,
        DeliveryExplainer explainer) {}
