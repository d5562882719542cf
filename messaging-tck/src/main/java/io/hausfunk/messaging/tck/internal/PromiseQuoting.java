// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.internal;

import io.hausfunk.messaging.tck.Promise;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Puts the broken words of the contract in front of every failure. */
public final class PromiseQuoting implements TestExecutionExceptionHandler {
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        Promise promise = context.getRequiredTestMethod().getAnnotation(Promise.class);
        if (promise == null || isAbort(failure)) {
            throw failure;
        }
        String words = String.join("\" and \"", promise.value());
        throw new AssertionError("The contract says \"" + words + "\". " + failure.getMessage(), failure);
    }

    /** A check that does not apply aborts with another exception of the package that failures come from. */
    private static boolean isAbort(Throwable failure) {
        return failure instanceof RuntimeException
                && failure.getClass().getPackageName().equals("org.opentest4j");
    }
}
