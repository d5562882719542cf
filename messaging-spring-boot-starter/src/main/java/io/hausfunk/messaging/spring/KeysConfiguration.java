// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.spring;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.KeyException;
import io.hausfunk.messaging.keys.LocalKeystore;
import io.hausfunk.messaging.keys.MasterKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The keys from a keystore file. */
@Configuration(proxyBeanMethods = false)
class KeysConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(KeysConfiguration.class);

    @Bean
    @ConditionalOnMissingBean
    MasterKeys messagingKeys(MessagingProperties properties) {
        MessagingProperties.Keys keys = properties.keys();
        Path file = keys.keystore().toAbsolutePath();
        if (keys.password() == null) {
            throw new KeyException(ErrorCode.KEYSTORE_UNUSABLE, "hausfunk.keys.password is not set");
        }
        char[] password = keys.password().toCharArray();
        if (Files.notExists(file)) {
            if (!keys.create()) {
                throw new KeyException(ErrorCode.KEYSTORE_UNUSABLE, "there is no keystore at " + file);
            }
            Directories.make(file.getParent());
            LocalKeystore.create(file, password);
            LOG.warn("Made a keystore at {}. Back it up: whoever loses it loses every message", file);
        }
        return MasterKeys.fromKeystore(file, password);
    }
}
