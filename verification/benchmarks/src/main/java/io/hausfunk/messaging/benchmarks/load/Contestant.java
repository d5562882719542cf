// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.load;

import java.time.Duration;

/** Something that writes rows as fast as it can when it is its turn. */
interface Contestant {
    Slice run(Duration time);
}
