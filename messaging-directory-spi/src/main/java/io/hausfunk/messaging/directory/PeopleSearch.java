// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directory;

import io.hausfunk.messaging.model.TenantId;
import java.util.List;

/** Looking for people by what one remembers of them. The rules of {@link Directory} hold. */
public interface PeopleSearch {
    /** The fewest characters of a search. */
    int MIN_TEXT = 2;

    /** The most characters of a search. */
    int MAX_TEXT = 64;

    /** The most people that one search gives. */
    int MAX_RESULTS = 50;

    /**
     * People whose name, one of its words (what follows a blank), login name or address begins with this text; letter case does not
     * count. Nobody whose account is suspended. There is no next page: this is for finding somebody, not for listing everybody.
     *
     * @param text {@link #MIN_TEXT} to {@link #MAX_TEXT} characters; each stands for itself, also {@code *}
     * @param limit 1 to {@link #MAX_RESULTS}
     * @return at most so many, each once, in any order; fewer only if there are no more
     */
    List<DirectoryPerson> search(TenantId tenant, String text, int limit);
}
