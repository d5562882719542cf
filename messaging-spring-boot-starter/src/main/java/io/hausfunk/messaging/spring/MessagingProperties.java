// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.spring;

import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What {@code application.properties} says of Hausfunk.
 *
 * @param tenant the tenant of this application's people, unless a VisitorResolver of its own says so for each request
 * @param store where messages are stored
 * @param keys the keys above all others
 * @param web the chat on a page
 */
@ConfigurationProperties("hausfunk")
public record MessagingProperties(
        @DefaultValue("default") String tenant,
        @DefaultValue Store store,
        @DefaultValue Keys keys,
        @DefaultValue Web web) {

    /** Which store. */
    public enum StoreType {
        /** PostgreSQL if the application's {@code DataSource} leads to one, otherwise an embedded file. */
        AUTO,
        /** An embedded file. */
        EMBEDDED,
        /** The database of the application's {@code DataSource}. */
        POSTGRESQL
    }

    /**
     * Where messages are stored.
     *
     * @param type which store
     * @param file the embedded file; its directory is made if it does not exist
     * @param poolSize the connections of the engine's own pool to PostgreSQL
     */
    public record Store(
            @DefaultValue("auto") StoreType type,
            @DefaultValue("hausfunk/messages.db") Path file,
            @DefaultValue("12") int poolSize) {}

    /**
     * The keys above all others. A bean {@code MasterKeys}, such as one for your key service, takes their place.
     *
     * @param keystore the keystore file; whoever loses it loses every message
     * @param password its password; required
     * @param create whether a missing file is made at start; for trying things out only
     */
    public record Keys(
            @DefaultValue("hausfunk/keys.p12") Path keystore,
            @Nullable String password,
            @DefaultValue("false") boolean create) {
        /** Hides the password. */
        @Override
        public String toString() {
            return "Keys[keystore=" + keystore + ", create=" + create + "]";
        }
    }

    /**
     * The chat on a page.
     *
     * @param enabled whether it is served at all
     * @param path where it is mounted
     * @param origins outer origins whose pages may connect, if a proxy changes scheme, host or port
     * @param ticketKey a secret of at least 32 bytes that all nodes share; random by default
     */
    public record Web(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("/chat") String path,
            @DefaultValue Set<String> origins,
            @Nullable String ticketKey) {
        /** Hides the key. */
        @Override
        public String toString() {
            return "Web[enabled=" + enabled + ", path=" + path + ", origins=" + origins + "]";
        }
    }
}
