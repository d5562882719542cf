// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.spring;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do about an engine that does not start. */
final class StartFailureAnalyzer extends AbstractFailureAnalyzer<MessagingException> {
    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, MessagingException cause) {
        return new FailureAnalysis(
                "Hausfunk did not start (" + cause.code() + "): " + cause.getMessage(), action(cause.code()), cause);
    }

    private static String action(ErrorCode code) {
        return switch (code) {
            case KEYSTORE_UNUSABLE -> """
                    Make a keystore once, and keep a copy where the database's backups are not:

                        keytool -genseckey -alias hausfunk-1 -keyalg AES -keysize 256 -storetype PKCS12 -keystore keys.p12

                    Then set hausfunk.keys.keystore and hausfunk.keys.password. To try things out, hausfunk.keys.create=true makes one.""";
            case KEYS_DO_NOT_MATCH ->
                "Use the keystore under which the messages of this store were written. Another store needs an empty database or file.";
            case STORAGE_UNAVAILABLE ->
                "Check that the database is reachable, or that the file's directory may be written:"
                        + " spring.datasource.url, hausfunk.store.type, hausfunk.store.file.";
            default -> "Set what the description names, by a property hausfunk.* or by a bean MessagingCustomizer.";
        };
    }
}
