// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A socket with one deadline for everything that is read. The JDK's timeout is for each single read, so a server that sends a byte now
 * and then could block a thread for ever.
 */
final class DeadlineSocket extends Socket {
    private volatile Deadline whole;
    private volatile Duration silence;

    DeadlineSocket(Deadline whole, Duration silence) {
        this.whole = whole;
        this.silence = silence;
    }

    /** What is read from now on ends then, and earlier if nothing comes for so long. */
    void limit(Deadline newWhole, Duration newSilence) {
        whole = newWhole;
        silence = newSilence;
    }

    /** Nothing more is read: TLS would wait for a good-bye. */
    void noMore() {
        limit(Deadline.over(), Duration.ZERO);
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new Limited(super.getInputStream());
    }

    private int patience() throws SocketTimeoutException {
        int millis = whole.within(silence).millis();
        if (millis <= 0) {
            throw new SocketTimeoutException("the answer took too long");
        }
        return millis;
    }

    private final class Limited extends FilterInputStream {
        Limited(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            setSoTimeout(patience());
            return super.read();
        }

        @Override
        public int read(byte @Nullable [] into, int from, int length) throws IOException {
            setSoTimeout(patience());
            return super.read(into, from, length);
        }
    }
}
