// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directory;

import io.hausfunk.messaging.UserId;
import io.hausfunk.messaging.model.TenantId;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A directory for tests and examples: people are added by hand and forgotten with the process. Thread-safe. */
public final class InMemoryDirectory implements Directory {
    private static final int ITERATIONS = 10_000;
    private static final int HASH_BITS = 256;

    private final SecureRandom random = new SecureRandom();
    private final Map<Login, Account> accounts = new ConcurrentHashMap<>();
    private final Account nobody = account(UserId.of("nobody"), new char[] {'-'});

    /** Adds somebody, or gives them another password. The login name is the user id. */
    public InMemoryDirectory add(TenantId tenant, UserId user, char[] password) {
        if (password.length == 0) {
            throw new IllegalArgumentException("a password is not empty");
        }
        accounts.put(new Login(tenant, user.value()), account(user, password));
        return this;
    }

    @Override
    public Authentication authenticate(TenantId tenant, String loginName, char[] password) {
        Account known = accounts.get(new Login(tenant, loginName));
        Account account = known == null ? nobody : known;
        boolean right = password.length > 0 && MessageDigest.isEqual(account.hash, hash(password, account.salt));
        return right && known != null ? new Authentication.Authenticated(known.user) : new Authentication.Rejected();
    }

    @Override
    public Optional<DirectoryPerson> find(TenantId tenant, UserId user) {
        return Optional.ofNullable(accounts.get(new Login(tenant, user.value())))
                .map(account -> DirectoryPerson.of(account.user, account.user.value()));
    }

    private Account account(UserId user, char[] password) {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        return new Account(user, salt, hash(password, salt));
    }

    private static byte[] hash(char[] password, byte[] salt) {
        PBEKeySpec spec = new PBEKeySpec(password.length == 0 ? new char[] {0} : password, salt, ITERATIONS, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no PBKDF2", e);
        } finally {
            spec.clearPassword();
        }
    }

    private record Login(TenantId tenant, String name) {
        Login {
            Objects.requireNonNull(tenant, "tenant");
            Objects.requireNonNull(name, "name");
        }
    }

    private static final class Account {
        private final UserId user;
        private final byte[] salt;
        private final byte[] hash;

        Account(UserId user, byte[] salt, byte[] hash) {
            this.user = user;
            this.salt = salt;
            this.hash = hash;
        }
    }
}
