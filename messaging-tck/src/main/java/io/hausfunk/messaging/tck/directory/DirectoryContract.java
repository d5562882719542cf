// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory;

import org.junit.jupiter.api.Nested;

/**
 * Everything that a directory promises, as checks. The test of a directory is a subclass that says how to make one:
 *
 * <pre>{@code
 * class MyDirectoryContractTest extends DirectoryContract {
 *     @Override
 *     protected DirectoryHarness newHarness() {
 *         return new MyHarness();
 *     }
 * }
 * }</pre>
 *
 * <p>A check that fails quotes the words of the contract that the directory broke. A check that does not apply, because the
 * directory does not offer something or the harness cannot bring it about, is reported as skipped.
 */
public abstract class DirectoryContract {
    /** For the test of a directory. */
    protected DirectoryContract() {}

    /** Called for each check; closed after it. */
    protected abstract DirectoryHarness newHarness();

    @Nested
    class Finding extends FindingContract {
        @Override
        DirectoryHarness newHarness() {
            return DirectoryContract.this.newHarness();
        }
    }

    @Nested
    class Accounts extends AccountsContract {
        @Override
        DirectoryHarness newHarness() {
            return DirectoryContract.this.newHarness();
        }
    }

    @Nested
    class SigningIn extends SigningInContract {
        @Override
        DirectoryHarness newHarness() {
            return DirectoryContract.this.newHarness();
        }
    }

    @Nested
    class Passwords extends PasswordsContract {
        @Override
        DirectoryHarness newHarness() {
            return DirectoryContract.this.newHarness();
        }
    }

    @Nested
    class Names extends NamesContract {
        @Override
        DirectoryHarness newHarness() {
            return DirectoryContract.this.newHarness();
        }
    }

    @Nested
    class Search extends SearchContract {
        @Override
        DirectoryHarness newHarness() {
            return DirectoryContract.this.newHarness();
        }
    }

    @Nested
    class SearchBounds extends SearchBoundsContract {
        @Override
        DirectoryHarness newHarness() {
            return DirectoryContract.this.newHarness();
        }
    }

    @Nested
    class Groups extends GroupsContract {
        @Override
        DirectoryHarness newHarness() {
            return DirectoryContract.this.newHarness();
        }
    }

    @Nested
    class Nesting extends NestingContract {
        @Override
        DirectoryHarness newHarness() {
            return DirectoryContract.this.newHarness();
        }
    }

    @Nested
    class Members extends MembersContract {
        @Override
        DirectoryHarness newHarness() {
            return DirectoryContract.this.newHarness();
        }
    }

    @Nested
    class Snapshot extends SnapshotContract {
        @Override
        DirectoryHarness newHarness() {
            return DirectoryContract.this.newHarness();
        }
    }

    @Nested
    class Changes extends FeedContract {
        @Override
        DirectoryHarness newHarness() {
            return DirectoryContract.this.newHarness();
        }
    }

    @Nested
    class Marks extends FeedMarksContract {
        @Override
        DirectoryHarness newHarness() {
            return DirectoryContract.this.newHarness();
        }
    }

    @Nested
    class Outage extends OutageContract {
        @Override
        DirectoryHarness newHarness() {
            return DirectoryContract.this.newHarness();
        }
    }

    @Nested
    class Tenants extends DirectoryTenantsContract {
        @Override
        DirectoryHarness newHarness() {
            return DirectoryContract.this.newHarness();
        }
    }

    @Nested
    class Threads extends ThreadsContract {
        @Override
        DirectoryHarness newHarness() {
            return DirectoryContract.this.newHarness();
        }
    }
}
