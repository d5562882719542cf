// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.machine;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.model.Texts;
import java.time.Duration;
import java.util.Objects;

/** What kind of one-time code a program wants for a person. Immutable; each method answers with a copy. */
public final class CodeRequest {
    /** The longest purpose and title, in UTF-8 bytes. */
    public static final int MAX_BYTES = 128;

    private static final Duration USUAL = Duration.ofMinutes(5);
    private static final Duration SHORTEST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int USUAL_DIGITS = 6;
    private static final int MOST_DIGITS = 10;

    private final String purpose;
    private final String title;
    private final int digits;
    private final Duration lifetime;

    private CodeRequest(String purpose, String title, int digits, Duration lifetime) {
        this.purpose = purpose;
        this.title = title;
        this.digits = digits;
        this.lifetime = lifetime;
    }

    /**
     * A code of six digits for five minutes.
     *
     * @param purpose what it is for, for software, such as {@code sign-in}: 1 to {@value #MAX_BYTES} UTF-8 bytes without control characters
     * @param title what it is for, for people: 1 to {@value #MAX_BYTES} UTF-8 bytes
     */
    public static CodeRequest of(String purpose, String title) {
        if (!Texts.isIdentifier(purpose, MAX_BYTES)) {
            throw new InvalidInputException(
                    ErrorCode.IDENTIFIER_INVALID,
                    "a purpose has 1 to " + MAX_BYTES + " UTF-8 bytes and no control characters");
        }
        Texts.requireText(title, MAX_BYTES);
        return new CodeRequest(purpose, title, USUAL_DIGITS, USUAL);
    }

    /** The same with 6 to 10 digits; {@code ARGUMENT_OUT_OF_RANGE} otherwise. */
    public CodeRequest digits(int newDigits) {
        if (newDigits < USUAL_DIGITS || newDigits > MOST_DIGITS) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_OUT_OF_RANGE, "a code has 6 to 10 digits");
        }
        return new CodeRequest(purpose, title, newDigits, lifetime);
    }

    /** The same for 30 seconds to 15 minutes; {@code ARGUMENT_OUT_OF_RANGE} otherwise. */
    public CodeRequest lasting(Duration time) {
        Objects.requireNonNull(time, "time");
        if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_OUT_OF_RANGE, "a code lasts 30 seconds to 15 minutes");
        }
        return new CodeRequest(purpose, title, digits, time);
    }

    /** What it is for, for software. */
    public String purpose() {
        return purpose;
    }

    /** What it is for, for people. */
    public String title() {
        return title;
    }

    /** How many digits it has. */
    public int digits() {
        return digits;
    }

    /** How long it lasts. */
    public Duration lifetime() {
        return lifetime;
    }

    @Override
    public String toString() {
        return "CodeRequest[" + digits + " digits, " + lifetime + "]";
    }
}
