// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage.broken;

import io.hausfunk.messaging.tck.KitRun;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the store that a run is about to the kit. */
final class BrokenStoreResolver implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == BrokenStore.class;
    }

    @Override
    public BrokenStore resolveParameter(ParameterContext parameter, ExtensionContext context) {
        String fault = context.getConfigurationParameter(KitRun.FAULT).orElseThrow();
        return BrokenStores.all()
                .filter(store -> store.fault().equals(fault))
                .findFirst()
                .orElseThrow();
    }
}
