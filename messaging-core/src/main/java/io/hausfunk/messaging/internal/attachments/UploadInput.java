// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.attachments;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import java.io.InputStream;
import java.util.OptionalLong;

/** The host's stream, as far as an upload may trust it: no longer than allowed, and as long as announced. */
final class UploadInput extends InputStream {
    private final InputStream ofHost;
    private final long most;
    private final OptionalLong announced;
    private long read;

    UploadInput(InputStream ofHost, long most, OptionalLong announced) {
        this.ofHost = ofHost;
        this.most = most;
        this.announced = announced;
        if (announced.orElse(0) > most) {
            throw tooLarge();
        }
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        int some = some(into, offset, length);
        if (some > length) {
            throw incomplete("the stream claims to have given more bytes than fit");
        }
        if (some < 0) {
            if (read != announced.orElse(read)) {
                throw incomplete("fewer bytes than announced");
            }
            return -1;
        }
        read += some;
        if (read > most) {
            throw tooLarge();
        } else if (read > announced.orElse(read)) {
            throw incomplete("more bytes than announced");
        }
        return some;
    }

    private int some(byte[] into, int offset, int length) {
        try {
            int some = ofHost.read(into, offset, length);
            if (some != 0) {
                return some;
            }
            // A stream that gives nothing where something was asked for: byte by byte it must wait.
            int one = ofHost.read();
            if (one >= 0) {
                into[offset] = (byte) one;
            }
            return one < 0 ? -1 : 1;
        } catch (InvalidInputException known) {
            throw known;
        } catch (Exception e) {
            throw new InvalidInputException(
                    ErrorCode.ATTACHMENT_INCOMPLETE,
                    "the stream failed with " + e.getClass().getName());
        }
    }

    static InvalidInputException incomplete(String why) {
        return new InvalidInputException(ErrorCode.ATTACHMENT_INCOMPLETE, why);
    }

    private InvalidInputException tooLarge() {
        return new InvalidInputException(ErrorCode.ATTACHMENT_TOO_LARGE, "a file has at most " + most + " bytes");
    }
}
