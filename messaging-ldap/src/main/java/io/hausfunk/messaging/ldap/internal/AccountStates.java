// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.util.StaticUtils;
import io.hausfunk.messaging.directory.AccountState;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Derives the state of an account from its entry. A missing attribute means nothing. */
final class AccountStates {
    /** A hundred nanoseconds each, since 1601. */
    private static final Instant FILE_TIME = Instant.parse("1601-01-01T00:00:00Z");

    private static final long TICKS_IN_SECOND = 10_000_000;
    private static final long DISABLED = 0x2;
    private static final long LOCKED_OUT = 0x10;
    private static final long NEVER_EXPIRES = 0x10000;
    private static final long PASSWORD_EXPIRED = 0x800000;

    /** The year in which accounts are locked that stay so: mostly {@code 000001010000Z}, and some write seconds. */
    private static final String FOR_EVER = "0000";

    private final boolean activeDirectory;
    private final Clock clock;

    AccountStates(DirectorySettings settings) {
        activeDirectory = settings.activeDirectory();
        clock = settings.clock();
    }

    AccountState of(Entry entry) {
        return activeDirectory ? inActiveDirectory(entry) : elsewhere(entry);
    }

    private AccountState inActiveDirectory(Entry entry) {
        long control = number(entry, "userAccountControl", 0);
        Long computed = entry.getAttributeValueAsLong("msDS-User-Account-Control-Computed");
        if ((control & DISABLED) != 0) {
            return AccountState.DISABLED;
        }
        long expires = number(entry, "accountExpires", 0);
        if (expires > 0 && expires != Long.MAX_VALUE && !clock.instant().isBefore(fileTime(expires))) {
            return AccountState.EXPIRED;
        }
        boolean locked = computed == null ? number(entry, "lockoutTime", 0) > 0 : (computed & LOCKED_OUT) != 0;
        if (locked) {
            return AccountState.LOCKED;
        }
        boolean mustChange = number(entry, "pwdLastSet", -1) == 0 && (control & NEVER_EXPIRES) == 0;
        return mustChange || (computed != null && (computed & PASSWORD_EXPIRED) != 0)
                ? AccountState.PASSWORD_CHANGE_REQUIRED
                : AccountState.ACTIVE;
    }

    private AccountState elsewhere(Entry entry) {
        String locked = entry.getAttributeValue("pwdAccountLockedTime");
        if ((locked != null && locked.startsWith(FOR_EVER))
                || Boolean.parseBoolean(entry.getAttributeValue("nsAccountLock"))) {
            return AccountState.DISABLED;
        }
        long expires = number(entry, "shadowExpire", -1);
        if (expires >= 0 && clock.instant().compareTo(Instant.EPOCH.plus(Duration.ofDays(expires))) >= 0) {
            return AccountState.EXPIRED;
        }
        if (locked != null || lockedAt389(entry.getAttributeValue("accountUnlockTime"))) {
            return AccountState.LOCKED;
        }
        return Boolean.parseBoolean(entry.getAttributeValue("pwdReset"))
                ? AccountState.PASSWORD_CHANGE_REQUIRED
                : AccountState.ACTIVE;
    }

    /** Until when; the beginning of time means until an administrator opens it. */
    private boolean lockedAt389(@Nullable String until) {
        if (until == null) {
            return false;
        }
        try {
            Instant end = StaticUtils.decodeGeneralizedTime(until).toInstant();
            return !end.isAfter(Instant.EPOCH) || clock.instant().isBefore(end);
        } catch (ParseException e) {
            return true;
        }
    }

    private static Instant fileTime(long ticks) {
        return FILE_TIME.plusSeconds(ticks / TICKS_IN_SECOND).plusNanos(ticks % TICKS_IN_SECOND * 100);
    }

    private static long number(Entry entry, String attribute, long otherwise) {
        Long value = entry.getAttributeValueAsLong(attribute);
        return value == null ? otherwise : value;
    }
}
