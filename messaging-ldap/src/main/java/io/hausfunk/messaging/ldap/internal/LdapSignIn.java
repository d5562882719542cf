// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import com.unboundid.ldap.sdk.BindResult;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.unboundidds.controls.PasswordPolicyRequestControl;
import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.directory.Authentication;
import io.hausfunk.messaging.directory.Authentication.Authenticated;
import io.hausfunk.messaging.directory.Authentication.NotUsable;
import io.hausfunk.messaging.directory.Authentication.Rejected;
import io.hausfunk.messaging.model.UserId;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the person with a login name and checks the password with a bind. An unknown name costs the same two round trips: the second
 * bind uses a DN that does not exist.
 */
final class LdapSignIn {
    private static final Logger LOG = LoggerFactory.getLogger(LdapSignIn.class);
    private static final int MAX_LOGIN = 256;
    private static final int MAX_PASSWORD = 1024;

    private final LdapContext context;
    private final ConnectionPool binding;
    private final BindAnswer answers;

    /** Connections of the second kind are for this alone: after a bind they are somebody else's. */
    LdapSignIn(LdapContext context, ConnectionPool binding) {
        this.context = context;
        this.binding = binding;
        this.answers = new BindAnswer(context.settings().product());
    }

    /** What a server must not even be asked: an empty password would mean "nobody" to it, and succeed. */
    static boolean hopeless(String loginName, char[] password) {
        return loginName.isBlank()
                || loginName.length() > MAX_LOGIN
                || !LdapTexts.isSound(loginName)
                || password.length == 0
                || password.length > MAX_PASSWORD
                || CharBuffer.wrap(password).chars().allMatch(Character::isWhitespace)
                || !LdapTexts.isSound(CharBuffer.wrap(password));
    }

    Authentication authenticate(String loginName, char[] password) {
        Deadline deadline = context.call();
        // Servers take more for the same than letter case, such as blanks around a name.
        List<SearchResultEntry> found = context
                .pool()
                .use(deadline, connection -> new EntryLookup(context, connection, deadline).withLogin(loginName))
                .stream()
                .filter(entry -> context.people().isCalled(entry, loginName))
                .toList();
        if (found.size() > 1) {
            LOG.warn(
                    "Nobody can sign in with a login name that two people have: {} and {}",
                    context.people().id(found.get(0)).value(),
                    context.people().id(found.get(1)).value());
        }
        boolean known = found.size() == 1;
        String dn = known
                ? found.get(0).getDN()
                : Filters.nobodyBelow(context.search().people());
        BindResult result = bind(dn, password, deadline);
        if (!known) {
            return new Rejected();
        }
        AccountState account = context.people().states().of(found.get(0));
        return switch (answers.of(result, account)) {
            case RIGHT -> usable(account, found.get(0), deadline);
            case RIGHT_BUT_CHANGE ->
                new NotUsable(account.suspended() ? account : AccountState.PASSWORD_CHANGE_REQUIRED);
            case RIGHT_BUT_DISABLED -> new NotUsable(AccountState.DISABLED);
            case RIGHT_BUT_EXPIRED -> new NotUsable(AccountState.EXPIRED);
            case WRONG -> new Rejected();
        };
    }

    /** The server let them in, so that a lock of which the entry still tells is over. */
    private Authentication usable(AccountState account, SearchResultEntry entry, Deadline deadline) {
        if (account != AccountState.ACTIVE && account != AccountState.LOCKED) {
            return new NotUsable(account);
        }
        UserId user = context.people().id(entry);
        if (!context.people().ids().unique()) {
            requireAlone(user, deadline);
        }
        return new Authenticated(user);
    }

    /** Two with one id would read each other's messages. */
    private void requireAlone(UserId user, Deadline deadline) {
        boolean there = context.pool()
                .use(
                        deadline,
                        connection -> new EntryLookup(context, connection, deadline)
                                .person(user.value())
                                .isPresent());
        if (!there) {
            throw Outage.unusable("who signed in cannot be found by their id: letter case may count for its attribute");
        }
    }

    private BindResult bind(String dn, char[] password, Deadline deadline) {
        byte[] bytes = ServiceAccount.utf8(password);
        try {
            return binding.use(deadline, connection -> {
                BindResult result = connection.bind(request(dn, bytes), deadline);
                if (Outage.isServers(result.getResultCode())) {
                    throw Outage.of(new LDAPException(result.getResultCode()));
                }
                return result;
            });
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private SimpleBindRequest request(String dn, byte[] password) throws LDAPException {
        return context.activeDirectory()
                ? new SimpleBindRequest(dn, password)
                : new SimpleBindRequest(dn, password, new PasswordPolicyRequestControl());
    }
}
