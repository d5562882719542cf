// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StoreOutageTest {
    private final StorageException away =
            new StorageException(ErrorCode.STORAGE_UNAVAILABLE, "changes, no connection: SQLState 08001");

    private final AtomicLong now = new AtomicLong();
    private final List<String> log = new ArrayList<>();
    private final StoreOutage outage = new StoreOutage(now::get, log::add);

    @Test
    void an_outage_has_one_line_where_it_begins_and_one_with_its_length_where_it_ends() {
        outage.worked("reading");
        outage.failed("reading", away);
        outage.failed("writing", away);
        now.addAndGet(Duration.ofSeconds(50).toNanos());
        outage.failed("reading", away);
        outage.worked("writing");
        assertThat(log).hasSize(1).first().asString().contains("reading", "08001");

        outage.worked("reading");
        outage.worked("reading");

        assertThat(log).hasSize(2).last().isEqualTo("The store works again, after 50 s");
    }

    @Test
    void the_next_outage_is_told_anew() {
        outage.failed("writing", away);
        outage.worked("writing");
        now.addAndGet(Duration.ofSeconds(7).toNanos());
        outage.failed("writing", away);
        now.addAndGet(Duration.ofSeconds(3).toNanos());
        outage.worked("writing");

        assertThat(log).hasSize(4).last().isEqualTo("The store works again, after 3 s");
    }
}
