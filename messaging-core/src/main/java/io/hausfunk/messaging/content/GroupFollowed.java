// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The directory's group that this conversation follows changed. */
public final class GroupFollowed implements Content {
    private final List<UserId> came;
    private final List<UserId> went;

    private GroupFollowed(List<UserId> came, List<UserId> went) {
        this.came = List.copyOf(came);
        this.went = List.copyOf(went);
    }

    /** These people came, and these went. */
    public static GroupFollowed of(List<UserId> came, List<UserId> went) {
        return new GroupFollowed(came, went);
    }

    /** Who came. */
    public List<UserId> came() {
        return came;
    }

    /** Who went, as far as they still have names. */
    public List<UserId> went() {
        return went;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GroupFollowed that && came.equals(that.came) && went.equals(that.went);
    }

    @Override
    public int hashCode() {
        return Objects.hash(came, went);
    }

    @Override
    public String toString() {
        return "GroupFollowed[hidden]";
    }
}
