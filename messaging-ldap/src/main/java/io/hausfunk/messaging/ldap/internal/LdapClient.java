// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import com.unboundid.ldap.sdk.BindResult;
import com.unboundid.ldap.sdk.LDAPBindException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import io.hausfunk.messaging.directory.Authentication;
import io.hausfunk.messaging.directory.DirectoryFeed;
import io.hausfunk.messaging.directory.DirectoryGroups;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.PeopleSearch;
import io.hausfunk.messaging.error.ConfigurationException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.ldap.LdapCheck;
import io.hausfunk.messaging.model.UserId;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;

/** The client of one directory: connections for reading and for sign-ins, and the calls made over them. */
public final class LdapClient implements AutoCloseable {
    private final LdapContext context;
    private final Servers servers;
    private final Servers.Greeting greeting;
    private final ConnectionPool binding;
    private final CircuitBreaker breaker;
    private final LdapSignIn signIn;
    private final LdapPeopleSearch searching;
    private final LdapGroups groups;
    private final LdapFeed feed;

    private LdapClient(DirectorySettings settings, SSLContext tls, LongSupplier nanos) {
        servers = new Servers(settings.connection(), tls, nanos);
        int size = settings.connection().poolSize();
        greeting = serviceGreeting(settings.account());
        ConnectionPool reading = new ConnectionPool(servers, greeting, size, nanos);
        context = LdapContext.of(settings, reading, nanos);
        binding = new ConnectionPool(servers, Servers.Greeting.NONE, size, nanos);
        breaker = new CircuitBreaker(nanos);
        signIn = new LdapSignIn(context, binding);
        searching = new LdapPeopleSearch(context, breaker);
        groups = new LdapGroups(context, breaker);
        feed = new LdapFeed(context, breaker);
    }

    /** Refuses invalid settings and lists every problem. Connects to no server. */
    public static LdapClient open(DirectorySettings settings, LongSupplier nanos) {
        List<String> problems = SettingsProblems.of(settings);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(ErrorCode.CONFIGURATION, String.join("; ", problems));
        }
        try {
            return new LdapClient(settings, settings.connection().trust().context(), nanos);
        } catch (IOException | GeneralSecurityException e) {
            throw new ConfigurationException(ErrorCode.CONFIGURATION, "the trusted certificates cannot be used");
        }
    }

    private static Servers.Greeting serviceGreeting(ServiceAccount account) {
        return (connection, deadline) -> {
            BindResult result = connection.bind(new SimpleBindRequest(account.dn(), account.password()), deadline);
            if (!result.getResultCode().equals(ResultCode.SUCCESS)) {
                throw new LDAPBindException(result);
            }
        };
    }

    /** The person with an id. */
    public Optional<DirectoryPerson> find(UserId user) {
        if (!context.people().ids().isOne(user.value())) {
            return Optional.empty();
        }
        return breaker.ask(() -> {
            Deadline deadline = context.call();
            return context.pool().use(deadline, connection -> {
                EntryLookup lookup = new EntryLookup(context, connection, deadline);
                Optional<SearchResultEntry> entry = lookup.person(user.value());
                if (entry.isEmpty()) {
                    return Optional.empty();
                }
                return Optional.of(context.people().person(entry.get(), lookup.managers(List.of(entry.get()))));
            });
        });
    }

    /** Checks a name and password. */
    public Authentication authenticate(String loginName, char[] password) {
        return LdapSignIn.hopeless(loginName, password)
                ? new Authentication.Rejected()
                : breaker.ask(() -> signIn.authenticate(loginName, password));
    }

    /** The search for people. */
    public PeopleSearch search() {
        return searching;
    }

    /** The groups. */
    public DirectoryGroups groups() {
        return groups;
    }

    /** The feed. */
    public DirectoryFeed feed() {
        return feed;
    }

    /** Checks the settings against the servers. */
    public LdapCheck check() {
        return new CheckRun(context, servers, greeting).run();
    }

    @Override
    public void close() {
        context.pool().close();
        binding.close();
    }
}
