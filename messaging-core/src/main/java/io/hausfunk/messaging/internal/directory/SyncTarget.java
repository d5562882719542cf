// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.directory;

import io.hausfunk.messaging.administration.DirectoryDifference.ConversationDifference;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What the engine does with what is known of the directory. */
public interface Consequences {
    /** The people of a tenant who have sessions here. */
    Set<UserId> present(TenantId tenant);

    /** These can take part no more: their sessions end. Does not block. */
    void out(TenantId tenant, Predicate<UserId> people);

    /** What following would do to conversations, where it would do something. Blocks. */
    List<ConversationDifference> differences(TenantId tenant, Belonging belonging);

    /** Groups may have other people than before: whoever follows them does. Blocks; may fail, and is then called again with the next run. */
    void follow(TenantId tenant, Belonging belonging);
}
