// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.machine;

import java.util.Objects;

/**
 * Bytes that a program signed with the key of its account, so that the key itself is not sent. Says nothing of when it was signed: whoever takes
 * signatures from a network puts a time into what is signed, and looks at it. Immutable.
 */
public final class ServiceSignature {
    private final String account;
    private final byte[] signed;
    private final byte[] signature;

    private ServiceSignature(String account, byte[] signed, byte[] signature) {
        this.account = account;
        this.signed = signed;
        this.signature = signature;
    }

    /**
     * A signature as it came.
     *
     * @param account the id of the account that claims it
     * @param signed what was signed
     * @param signature what {@link ServiceKey#sign} made of it
     */
    public static ServiceSignature of(String account, byte[] signed, byte[] signature) {
        return new ServiceSignature(Objects.requireNonNull(account, "account"), signed.clone(), signature.clone());
    }

    /** The id of the account. */
    public String account() {
        return account;
    }

    /** What was signed; a copy. */
    public byte[] signed() {
        return signed.clone();
    }

    /** The signature; a copy. */
    public byte[] signature() {
        return signature.clone();
    }

    @Override
    public String toString() {
        return "ServiceSignature[" + account + "]";
    }
}
