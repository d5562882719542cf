// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability;

import java.util.concurrent.CompletionException;

/** Says in one sentence why something broke off. */
final class BrokenOff {
    private BrokenOff() {}

    /** What happened, and in which of our methods. */
    static String sentence(Throwable thrown) {
        Throwable cause = thrown;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String words = cause.getMessage() == null
                ? ""
                : " (" + cause.getMessage().lines().findFirst().orElse("") + ")";
        return "broke off" + where(thrown) + ": " + cause.getClass().getSimpleName() + words;
    }

    private static String where(Throwable thrown) {
        String ours = BrokenOff.class.getPackageName();
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (frame.getClassName().startsWith(ours)) {
                String name = frame.getClassName();
                return " in " + name.substring(name.lastIndexOf('.') + 1) + "." + frame.getMethodName();
            }
        }
        return "";
    }
}
