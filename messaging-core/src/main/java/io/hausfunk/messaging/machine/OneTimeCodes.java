// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.machine;

import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.model.UserId;
import java.util.concurrent.CompletionStage;

/**
 * One-time codes. The engine makes the code, shows it to its person once, and says whether what they typed elsewhere is it; the program never
 * learns it. It is in no entry, and so in no overview, notification, export or search. It is deleted when it is used, replaced or void, and
 * within seconds after its time; half a minute if its node died.
 */
public interface OneTimeCodes {
    /** How many codes one person gets within ten minutes, from all accounts of the tenant together. */
    int MOST_CODES = 5;

    /** How many wrong codes may be tried. */
    int MOST_TRIES = 5;

    /**
     * Makes a code for a person, in place of one that this account made for them for the same purpose. Not harmless to repeat: each call makes
     * a new one. {@code RATE_EXCEEDED} for more than {@value #MOST_CODES} within ten minutes.
     */
    CompletionStage<Sent> issue(UserId person, CodeRequest request);

    /**
     * Says whether this is the code, and uses it up if so: of two calls at once, one is told {@code ACCEPTED}. Blanks and hyphens are passed
     * over. After {@value #MOST_TRIES} wrong ones the code is void.
     */
    CompletionStage<CodeCheck> verify(UserId person, String purpose, String code);
}
