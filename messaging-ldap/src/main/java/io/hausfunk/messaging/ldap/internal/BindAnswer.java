// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import com.unboundid.ldap.sdk.BindResult;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.controls.PasswordExpiredControl;
import com.unboundid.ldap.sdk.unboundidds.controls.PasswordPolicyErrorType;
import com.unboundid.ldap.sdk.unboundidds.controls.PasswordPolicyResponseControl;
import io.hausfunk.messaging.directory.AccountState;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Interprets the answer to a bind. Only answers that a server gives exclusively to the right password count as such; everything that is
 * neither yes nor no is an outage.
 */
final class BindAnswer {
    /** Whether it was right, and what stands against it. */
    enum Meaning {
        RIGHT,
        RIGHT_BUT_CHANGE,
        RIGHT_BUT_DISABLED,
        RIGHT_BUT_EXPIRED,
        WRONG
    }

    /** How Active Directory says why: {@code AcceptSecurityContext error, data 533, v3839}. */
    private static final Pattern REASON = Pattern.compile("\\bdata ([0-9a-f]{1,8})\\b");

    private final Product product;

    BindAnswer(Product product) {
        this.product = product;
    }

    Meaning of(BindResult result, AccountState account) {
        ResultCode code = result.getResultCode();
        if (code.equals(ResultCode.SUCCESS)) {
            return mustChange(result) ? Meaning.RIGHT_BUT_CHANGE : Meaning.RIGHT;
        }
        if (code.equals(ResultCode.INVALID_CREDENTIALS)) {
            if (product == Product.ACTIVE_DIRECTORY) {
                return reason(result.getDiagnosticMessage());
            }
            return mustChange(result) ? Meaning.RIGHT_BUT_CHANGE : Meaning.WRONG;
        }
        if (code.equals(ResultCode.NO_SUCH_OBJECT) || code.equals(ResultCode.INAPPROPRIATE_AUTHENTICATION)) {
            // Gone since it was found, or an account that has no password.
            return Meaning.WRONG;
        }
        // 389 Directory Server has these for accounts that are inactivated, or shut after wrong passwords.
        boolean shut = code.equals(ResultCode.CONSTRAINT_VIOLATION)
                || (code.equals(ResultCode.UNWILLING_TO_PERFORM) && account != AccountState.ACTIVE);
        if (product == Product.DIRECTORY_389 && shut) {
            return Meaning.WRONG;
        }
        throw Outage.of(new LDAPException(code));
    }

    private static Meaning reason(@Nullable String diagnostic) {
        return switch (code(diagnostic)) {
            case "532", "773" -> Meaning.RIGHT_BUT_CHANGE;
            case "533" -> Meaning.RIGHT_BUT_DISABLED;
            case "701" -> Meaning.RIGHT_BUT_EXPIRED;
            default -> Meaning.WRONG;
        };
    }

    /** Active Directory's own code; empty if it says none. */
    static String code(@Nullable String diagnostic) {
        Matcher reason = REASON.matcher(diagnostic == null ? "" : diagnostic.toLowerCase(Locale.ROOT));
        return reason.find() ? reason.group(1) : "";
    }

    private static boolean mustChange(BindResult result) {
        if (result.hasResponseControl(PasswordExpiredControl.PASSWORD_EXPIRED_OID)) {
            return true;
        }
        try {
            PasswordPolicyResponseControl policy = PasswordPolicyResponseControl.get(result);
            PasswordPolicyErrorType error = policy == null ? null : policy.getErrorType();
            return error == PasswordPolicyErrorType.PASSWORD_EXPIRED
                    || error == PasswordPolicyErrorType.CHANGE_AFTER_RESET;
        } catch (LDAPException e) {
            throw Outage.unusable("the directory said something about a password that cannot be read");
        }
    }
}
