// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A voice message. How long it is was counted from its bytes; its waveform is drawn by the sender, and nothing rests on it. */
public final class VoiceContent implements HasAttachments {
    /** The most peaks of a waveform. */
    public static final int MAX_PEAKS = 128;

    /** The highest peak. */
    public static final int MAX_PEAK = 31;

    private final Attachment sound;
    private final int[] waveform;

    private VoiceContent(Attachment sound, int[] waveform) {
        this.sound = sound;
        this.waveform = waveform;
    }

    /**
     * A recording without a waveform. Refuses what is no sound, or one whose length cannot be told, with {@link InvalidInputException}, {@code
     * ATTACHMENT_DAMAGED}.
     */
    public static VoiceContent of(Attachment sound) {
        ContentArguments.required(sound, "sound");
        if (!sound.type().startsWith("audio/") || sound.duration().isEmpty()) {
            throw new InvalidInputException(
                    ErrorCode.ATTACHMENT_DAMAGED, "a voice message is a sound whose length can be told");
        }
        return new VoiceContent(sound, new int[0]);
    }

    /**
     * The same with a waveform: peaks over the whole length, 0 for silence to {@value #MAX_PEAK}. What is lower or higher is clamped; more than
     * {@value #MAX_PEAKS} are {@code ARGUMENT_OUT_OF_RANGE}.
     */
    public VoiceContent withWaveform(int... peaks) {
        ContentArguments.required(peaks, "peaks");
        ContentArguments.inRange(peaks.length <= MAX_PEAKS, "a waveform has at most " + MAX_PEAKS + " peaks");
        return new VoiceContent(
                sound,
                Arrays.stream(peaks)
                        .map(peak -> Math.max(0, Math.min(MAX_PEAK, peak)))
                        .toArray());
    }

    /** The recording. */
    public Attachment sound() {
        return sound;
    }

    /** How long it is. */
    public Duration duration() {
        return sound.duration().orElse(Duration.ZERO);
    }

    /** Peaks over the whole length, each 0 to {@value #MAX_PEAK}; empty if there is no waveform. A copy. */
    public int[] waveform() {
        return waveform.clone();
    }

    @Override
    public List<Attachment> attachments() {
        return List.of(sound);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VoiceContent that && sound.equals(that.sound) && Arrays.equals(waveform, that.waveform);
    }

    @Override
    public int hashCode() {
        return sound.hashCode();
    }

    /** Shows the length only. */
    @Override
    public String toString() {
        return "VoiceContent[" + duration() + "]";
    }
}
