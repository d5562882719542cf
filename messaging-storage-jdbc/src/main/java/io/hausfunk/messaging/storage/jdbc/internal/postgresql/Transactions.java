// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.postgresql;

import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.storage.jdbc.internal.SqlSession;
import io.hausfunk.messaging.storage.jdbc.internal.postgresql.ServerFacts.HistoryFacts;
import io.hausfunk.messaging.storage.jdbc.internal.postgresql.TransactionSettings.HistoryColumns;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs work on connections of the host, again if the server took it back. */
final class Transactions {
    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
    private static final int ATTEMPTS = 6;
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final DataSource dataSource;
    private final ServerAffinity process;
    private final KnownHistory history;
    private final TransactionSettings reading;
    private final TransactionSettings writing;
    private final Duration silence;

    /** Compares the history where {@code columns} ask for it. */
    Transactions(
            DataSource dataSource,
            ServerAffinity process,
            KnownHistory history,
            HistoryColumns columns,
            Duration statementTimeout,
            Duration lockTimeout) {
        this.dataSource = dataSource;
        this.process = process;
        this.history = history;
        this.reading = TransactionSettings.reading(statementTimeout, columns);
        this.writing = TransactionSettings.writing(statementTimeout, lockTimeout, columns);
        this.silence = statementTimeout.plus(GRACE);
    }

    <T> T read(String what, SqlSession.Work<T> work) {
        return repeatedly(what, () -> readOnce(what, work));
    }

    <T> T write(String what, SqlSession.Work<T> work) {
        return repeatedly(what, () -> writeOnce(what, work));
    }

    private <T> T readOnce(String what, SqlSession.Work<T> work) throws Collision {
        HistoryFacts expected = history.expected();
        try (BorrowedConnection lease = lease(what, false)) {
            return work.run(session(lease, reading, false, expected));
        } catch (SQLException e) {
            throw failed(what, e);
        }
    }

    private <T> T writeOnce(String what, SqlSession.Work<T> work) throws Collision {
        HistoryFacts expected = history.expected();
        try (BorrowedConnection lease = lease(what, true)) {
            PostgresqlSession session = session(lease, writing, true, expected);
            boolean done = false;
            T result;
            try {
                result = work.run(session);
                done = !session.discarded();
            } catch (SQLException e) {
                throw failed(what, e);
            } finally {
                if (!done) {
                    lease.rollback();
                }
            }
            if (done) {
                commit(what, lease, session.number());
            }
            return result;
        }
    }

    private PostgresqlSession session(
            BorrowedConnection lease,
            TransactionSettings settings,
            boolean transaction,
            @Nullable HistoryFacts expected) {
        return new PostgresqlSession(
                lease.connection(),
                settings,
                transaction,
                expected == null ? null : KnownHistory.name(expected),
                facts -> {
                    process.answered(lease.connection(), facts.process());
                    history.check(expected, facts.history());
                });
    }

    private static void commit(String what, BorrowedConnection lease, @Nullable String number) throws Collision {
        String outcome;
        try {
            outcome = number == null ? BorrowedConnection.COMMITTED : lease.commit(number);
        } catch (SQLException e) {
            lease.rollback();
            if (PostgresqlErrors.retryable(e)) {
                throw new Collision(e);
            }
            throw PostgresqlErrors.commitFailed(what, e);
        }
        if (!BorrowedConnection.COMMITTED.equals(outcome)) {
            lease.rollback();
            throw PostgresqlErrors.notCommitted(what, outcome);
        }
    }

    private BorrowedConnection lease(String what, boolean transaction) {
        try {
            return BorrowedConnection.take(dataSource, transaction, silence, process);
        } catch (SQLException e) {
            throw PostgresqlErrors.unreachable(what, e);
        } catch (RuntimeException | LinkageError e) {
            throw PostgresqlErrors.unusable(what, e);
        }
    }

    private static StorageException failed(String what, SQLException e) throws Collision {
        if (PostgresqlErrors.retryable(e)) {
            throw new Collision(e);
        }
        return PostgresqlErrors.failed(what, e);
    }

    private static <T> T repeatedly(String what, Attempt<T> attempt) {
        for (int number = 1; ; number++) {
            try {
                return attempt.run();
            } catch (Collision e) {
                LOG.debug("Attempt {} at {} collided with others", number, what);
                if (number == ATTEMPTS) {
                    throw PostgresqlErrors.failed(what, e.failure);
                }
            }
        }
    }

    private interface Attempt<T> {
        T run() throws Collision;
    }

    /** The server took the transaction back so that another could go on. */
    private static final class Collision extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient SQLException failure;

        Collision(SQLException failure) {
            super(null, null, false, false);
            this.failure = failure;
        }
    }
}
