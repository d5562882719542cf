// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory.broken;

import io.hausfunk.messaging.tck.KitRun;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the directory that a run is about to the kit. */
final class BrokenDirectoryResolver implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == BrokenDirectory.class;
    }

    @Override
    public BrokenDirectory resolveParameter(ParameterContext parameter, ExtensionContext context) {
        String fault = context.getConfigurationParameter(KitRun.FAULT).orElseThrow();
        return BrokenDirectories.all()
                .filter(directory -> directory.fault().equals(fault))
                .findFirst()
                .orElseThrow();
    }
}
