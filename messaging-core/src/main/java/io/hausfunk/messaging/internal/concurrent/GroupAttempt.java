// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.internal.concurrent.GroupCommit.Item;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commits one group, through all that can go wrong. */
final class GroupAttempt<T, R> {
    private static final Logger LOG = LoggerFactory.getLogger(GroupAttempt.class);
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    private final Function<List<T>, List<R>> commit;
    private final CommitWatch watch;
    private final int unknownRetries;

    GroupAttempt(Function<List<T>, List<R>> commit, CommitWatch watch, int unknownRetries) {
        this.commit = commit;
        this.watch = watch;
        this.unknownRetries = unknownRetries;
    }

    void run(List<Item<T, R>> group) {
        try {
            answer(group, commitKnowingly(group));
        } catch (MessagingException e) {
            if (group.size() > 1 && e.code() == ErrorCode.STORAGE_FAILED) {
                // One item that the store chokes on must not take the others with it.
                group.forEach(item -> run(List.of(item)));
            } else {
                LOG.warn("A group of {} was not committed: {}", group.size(), e.code());
                group.forEach(item -> fail(item, e));
            }
        }
    }

    /** Whatever an item throws, the others are answered. */
    static void fail(Item<?, ?> item, MessagingException error) {
        try {
            item.failed(error);
        } catch (Throwable e) {
            LOG.error("A failure was not taken: {}", e.getClass().getName());
        }
    }

    /** Repeats a commit of unknown outcome: by the items' names the store then tells what is true. */
    private List<R> commitKnowingly(List<Item<T, R>> group) {
        List<T> values = group.stream().map(Item::value).toList();
        boolean unknown = false;
        for (int attempt = 0; ; attempt++) {
            try {
                return checked(values);
            } catch (MessagingException e) {
                unknown |= e.code() == ErrorCode.OUTCOME_UNKNOWN;
                if (!unknown) {
                    throw e;
                }
                if (attempt == unknownRetries) {
                    throw new StorageException(ErrorCode.OUTCOME_UNKNOWN, "the store broke off during a commit", e);
                }
                LockSupport.parkNanos(FIRST_PAUSE << attempt);
            }
        }
    }

    private List<R> checked(List<T> values) {
        watch.begins();
        try {
            List<R> results = answered(values);
            watch.succeeded();
            return results;
        } catch (MessagingException e) {
            if (e instanceof StorageException) {
                watch.failed(e);
            }
            throw e;
        } finally {
            watch.ends();
        }
    }

    private List<R> answered(List<T> values) {
        try {
            List<R> results = commit.apply(values);
            if (results.size() != values.size()) {
                throw new StorageException(ErrorCode.OUTCOME_UNKNOWN, "the store answered for another group");
            }
            return results;
        } catch (MessagingException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new StorageException(
                    ErrorCode.STORAGE_FAILED, "unexpected " + e.getClass().getName(), e);
        } catch (Throwable e) {
            // An error, thrown in the middle of anything, so perhaps after the commit.
            throw new StorageException(
                    ErrorCode.OUTCOME_UNKNOWN, "unexpected " + e.getClass().getName(), e);
        }
    }

    private void answer(List<Item<T, R>> group, List<R> results) {
        for (int i = 0; i < results.size(); i++) {
            try {
                group.get(i).committed(results.get(i));
            } catch (Throwable e) {
                LOG.error("A commit's result was not taken: {}", e.getClass().getName());
                fail(group.get(i), new StorageException(ErrorCode.OUTCOME_UNKNOWN, "what became of it was not taken"));
            }
        }
    }
}
