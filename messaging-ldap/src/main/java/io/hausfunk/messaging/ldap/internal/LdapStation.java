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

/** All that belongs to one directory: connections of two kinds, and what is done over them. */
public final class LdapStation implements AutoCloseable {
    private final Parts parts;
    private final Servers servers;
    private final Servers.Greeting greeting;
    private final Lines binding;
    private final CircuitBreaker breaker;
    private final SignIn signIn;
    private final Searching searching;
    private final GroupsView groups;
    private final Feed feed;

    private LdapStation(Settings settings, SSLContext tls, LongSupplier nanos) {
        servers = new Servers(settings.reach(), tls, nanos);
        int size = settings.reach().poolSize();
        greeting = serviceGreeting(settings.account());
        Lines reading = new Lines(servers, greeting, size, nanos);
        parts = Parts.of(settings, reading, nanos);
        binding = new Lines(servers, Servers.Greeting.NONE, size, nanos);
        breaker = new CircuitBreaker(nanos);
        signIn = new SignIn(parts, binding);
        searching = new Searching(parts, breaker);
        groups = new GroupsView(parts, breaker);
        feed = new Feed(parts, breaker);
    }

    /** Refuses settings with problems, all of them at once; asks no server. */
    public static LdapStation open(Settings settings, LongSupplier nanos) {
        List<String> problems = SettingsProblems.of(settings);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(ErrorCode.CONFIGURATION, String.join("; ", problems));
        }
        try {
            return new LdapStation(settings, settings.reach().trust().context(), nanos);
        } catch (IOException | GeneralSecurityException e) {
            throw new ConfigurationException(ErrorCode.CONFIGURATION, "the trusted certificates cannot be used");
        }
    }

    private static Servers.Greeting serviceGreeting(ServiceAccount account) {
        return (line, deadline) -> {
            BindResult result = line.bind(new SimpleBindRequest(account.dn(), account.password()), deadline);
            if (!result.getResultCode().equals(ResultCode.SUCCESS)) {
                throw new LDAPBindException(result);
            }
        };
    }

    /** The person with an id. */
    public Optional<DirectoryPerson> find(UserId user) {
        if (!parts.people().ids().isOne(user.value())) {
            return Optional.empty();
        }
        return breaker.ask(() -> {
            Deadline deadline = parts.call();
            return parts.lines().use(deadline, line -> {
                Asking asking = new Asking(parts, line, deadline);
                Optional<SearchResultEntry> entry = asking.person(user.value());
                if (entry.isEmpty()) {
                    return Optional.empty();
                }
                return Optional.of(parts.people().person(entry.get(), asking.managers(List.of(entry.get()))));
            });
        });
    }

    /** Whose name and password these are. */
    public Authentication authenticate(String loginName, char[] password) {
        return SignIn.hopeless(loginName, password)
                ? new Authentication.Rejected()
                : breaker.ask(() -> signIn.authenticate(loginName, password));
    }

    /** Looking for people. */
    public PeopleSearch search() {
        return searching;
    }

    /** Groups one by one. */
    public DirectoryGroups groups() {
        return groups;
    }

    /** Everything. */
    public DirectoryFeed feed() {
        return feed;
    }

    /** What an administrator wants to know before people come. */
    public LdapCheck check() {
        return new Checkup(parts, servers, greeting).run();
    }

    @Override
    public void close() {
        parts.lines().close();
        binding.close();
    }
}
