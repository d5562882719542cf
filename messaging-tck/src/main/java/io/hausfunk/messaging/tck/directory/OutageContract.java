// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.directory.DirectoryFeed;
import io.hausfunk.messaging.directory.DirectoryGroups;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.directory.PeopleSearch;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.tck.Promise;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a directory says when it cannot know: nothing. */
abstract class OutageContract extends DirectoryAspect {
    private static final String OUTAGE = "An answer must therefore be whole or an exception.";
    private static final String NEVER_NO = "is never taken for \"no\", \"unknown\" or \"gone\"";
    private static final String NONE_OF_THESE = "An outage is none of these: it is an exception.";
    private static final String COMPLETE = "is not complete is an exception";

    @Test
    @Promise({OUTAGE, NEVER_NO})
    void nobody_is_unknown_because_of_an_outage() {
        UserId anna = add("anna");
        UserId gone = add("ben");
        harness.remove(tenant, gone);
        harness.cutOff();

        isOutage(() -> directory.find(tenant, anna));
        isOutage(() -> directory.find(tenant, gone));
    }

    @Test
    @Promise({NONE_OF_THESE, NEVER_NO})
    void nobody_is_rejected_because_of_an_outage() {
        SeedPerson anna = person("anna");
        add(anna);
        harness.cutOff();

        isOutage(() -> signIn(anna));
        isOutage(() -> signIn(anna.loginName(), "wrong"));
        isOutage(() -> signIn("nobody-" + family, "wrong"));
    }

    @Test
    @Promise("blank password is {@link Authentication.Rejected} before anybody is asked")
    void a_blank_password_is_rejected_although_nobody_can_be_asked() {
        add("anna");
        harness.cutOff();

        assertThat(signIn("anna-" + family, "")).isEqualTo(REJECTED);
        assertThat(signIn("anna-" + family, "  ")).isEqualTo(REJECTED);
    }

    @Test
    @Promise(OUTAGE)
    void a_search_finds_nobody_only_if_there_is_nobody() {
        PeopleSearch search = search();
        add("anna");
        harness.cutOff();

        isOutage(() -> search.search(tenant, family, 10));
        isOutage(() -> search.search(tenant, Fresh.word(), 10));
    }

    @Test
    @Promise({OUTAGE, NEVER_NO})
    void no_group_is_empty_or_gone_because_of_an_outage() {
        DirectoryGroups groups = groups();
        UserId anna = add("anna");
        GroupId sales = group("sales", Set.of(anna));
        GroupId gone = group("gone", Set.of(anna));
        harness.removeGroup(tenant, gone);
        harness.cutOff();

        isOutage(() -> groups.find(tenant, sales));
        isOutage(() -> groups.find(tenant, gone));
        isOutage(() -> groups.named(tenant, groupName("sales"), 10));
        isOutage(() -> groups.groupsOf(tenant, anna));
        isOutage(() -> groups.members(tenant, sales, Optional.empty(), 10));
    }

    @Test
    @Promise(COMPLETE)
    void a_snapshot_is_never_what_came_so_far() {
        DirectoryFeed feed = feed();
        add("anna");
        harness.cutOff();

        isOutage(() -> feed.snapshot(tenant));
    }

    @Test
    @Promise(COMPLETE)
    void changes_are_never_what_came_so_far() {
        DirectoryFeed feed = feed();
        add("anna");
        Copy copy = new Copy(feed, tenant);
        UserId ben = add("ben");
        harness.cutOff();

        isOutage(copy::follow);

        harness.reconnect();
        copy.follow();
        assertThat(copy.find(ben)).isPresent();
    }

    @Test
    @Promise(NEVER_NO)
    void after_an_outage_all_is_as_before() {
        SeedPerson anna = person("anna");
        UserId user = add(anna);
        for (int round = 0; round < 3; round++) {
            harness.cutOff();
            isOutage(() -> directory.find(tenant, user));
            isOutage(() -> signIn(anna));

            harness.reconnect();
            assertThat(found(user).displayName()).isEqualTo(anna.displayName());
            assertThat(Who.signedIn(signIn(anna))).isEqualTo(user);
            assertThat(signIn(anna.loginName(), "wrong")).isEqualTo(REJECTED);
        }
    }

    private static void isOutage(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(Exception.class);
    }
}
