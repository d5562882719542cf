// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import com.unboundid.ldap.sdk.LDAPBindException;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPExtendedOperationException;
import com.unboundid.ldap.sdk.ResultCode;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Set;
import javax.net.ssl.SSLException;

/** Explains to an administrator why a server could not be used, and what to do about it. */
final class ConnectionTrouble {
    private static final Set<ResultCode> BROKEN_OFF =
            Set.of(ResultCode.SERVER_DOWN, ResultCode.DECODING_ERROR, ResultCode.LOCAL_ERROR);

    /** What servers say to a name or a password that they do not like. */
    private static final Set<ResultCode> NOT_LET_IN = Set.of(
            ResultCode.INVALID_CREDENTIALS,
            ResultCode.NO_SUCH_OBJECT,
            ResultCode.INVALID_DN_SYNTAX,
            ResultCode.INAPPROPRIATE_AUTHENTICATION);

    private ConnectionTrouble() {}

    static String of(LDAPException e) {
        if (has(e, UnknownHostException.class)) {
            return "its name is unknown here: look at the name and at DNS";
        }
        if (has(e, CertificateExpiredException.class)) {
            return "its certificate has expired: renew it on the server";
        }
        if (has(e, CertificateNotYetValidException.class)) {
            return "its certificate is not valid yet: look at the clocks of both machines";
        }
        if (says(e, "No subject alternative") || says(e, "No name matching")) {
            return "its certificate is for another name: use the name in the certificate in servers(...)";
        }
        if (says(e, "PKIX path") || says(e, "unable to find valid certification path")) {
            return "its certificate is signed by somebody unknown: give the authority's certificate to trust(...)";
        }
        if (has(e, SSLException.class)) {
            return "it does not speak TLS here: ldaps:// is mostly port 636, ldap:// with startTls() port 389";
        }
        if (has(e, ConnectException.class)) {
            return "nobody listens there: look at host and port, and whether the server runs";
        }
        if (has(e, SocketTimeoutException.class)
                || e.getResultCode().equals(ResultCode.TIMEOUT)
                || e.getResultCode().equals(ResultCode.CONNECT_ERROR)) {
            return "it does not answer in time: look at firewalls between here and there";
        }
        if (e instanceof LDAPExtendedOperationException) {
            return "it does not offer StartTLS: give it a certificate, or use ldaps://";
        }
        if (BROKEN_OFF.contains(e.getResultCode())) {
            return "the connection broke off: ldap:// is mostly port 389, and a port for ldaps:// mostly 636";
        }
        if (e instanceof LDAPBindException bind && NOT_LET_IN.contains(e.getResultCode())) {
            return "it does not take the service account: " + account(BindAnswer.code(bind.getDiagnosticMessage()));
        }
        return of(e.getResultCode());
    }

    /** What is wrong with it; only Active Directory says. */
    private static String account(String reason) {
        return switch (reason) {
            case "525" -> "nobody is called so; look at its name";
            case "52e" -> "its DN or its password is wrong";
            case "530", "531" -> "it may not sign in now, or not from here";
            case "532", "773" -> "it has to change its password; let it have one that does not expire";
            case "533" -> "it is disabled";
            case "701" -> "it has expired";
            case "775" -> "it is locked";
            default -> "look at its DN and password, and whether it is locked";
        };
    }

    /** What an answer other than success means. */
    static String of(ResultCode code) {
        if (code.equals(ResultCode.STRONG_AUTH_REQUIRED) || code.equals(ResultCode.CONFIDENTIALITY_REQUIRED)) {
            return "it wants an encrypted connection: use ldaps:// or startTls()";
        }
        if (code.equals(ResultCode.NO_SUCH_OBJECT)) {
            return "a base is not there, or not for the service account to see: look at baseDn, peopleBase and groupBase";
        }
        if (code.equals(ResultCode.REFERRAL)) {
            return "a base is on another server: look at baseDn, peopleBase and groupBase, or ask that server";
        }
        if (code.equals(ResultCode.SIZE_LIMIT_EXCEEDED) || code.equals(ResultCode.ADMIN_LIMIT_EXCEEDED)) {
            return "it stops at a limit: let the service account read lists of any length by pages";
        }
        if (code.equals(ResultCode.INSUFFICIENT_ACCESS_RIGHTS)) {
            return "the service account may not read there: give it the rights that docs/directory.md lists";
        }
        return "it answered with LDAP result " + code.intValue() + " (" + code.getName() + ")";
    }

    private static boolean has(Throwable error, Class<? extends Throwable> type) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean says(Throwable error, String words) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            if (at.getMessage() != null && at.getMessage().contains(words)) {
                return true;
            }
        }
        return false;
    }
}
