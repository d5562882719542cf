// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.machine;

import io.hausfunk.messaging.content.AlertSeverity;
import io.hausfunk.messaging.content.AlertState;
import io.hausfunk.messaging.content.NoticeContent;
import io.hausfunk.messaging.message.Sent;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Alerts: each is one card for all who are on call, is taken by exactly one of them, and escalates until it is. Needs a store that keeps tasks for
 * more than one level ({@code NOT_APPLICABLE}).
 */
public interface Alerts {
    /** The longest key, in UTF-8 bytes. */
    int MAX_KEY_BYTES = 128;

    /**
     * Raises an alert. While one of the same key is not resolved, it is that card, which says what is said now and how often it was raised;
     * whoever took it keeps it. Who is on call takes part in the list's conversation from now on, who is not any more does not; accounts that may
     * not be used are passed over, and {@code ACCOUNT_NOT_USABLE} is the answer if none is left.
     *
     * @param onCall whom to call; the levels hold that the card was raised with
     * @param key what the alert is called within the list, 1 to {@value #MAX_KEY_BYTES} UTF-8 bytes without control characters
     * @return the card
     */
    CompletionStage<Sent> raise(OnCall onCall, String key, AlertSeverity severity, NoticeContent words);

    /** Says that an alert is over, whoever took it. False if there is none of this key that is not. */
    CompletionStage<Boolean> resolve(OnCall onCall, String key);

    /** How the latest alert of this key stands; empty if there never was one. */
    CompletionStage<Optional<AlertState>> find(OnCall onCall, String key);
}
