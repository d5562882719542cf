// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import org.junit.jupiter.api.Nested;

/**
 * Everything that a store promises, as checks. The test of a store is a subclass that says how to make one:
 *
 * <pre>{@code
 * class MyStorageContractTest extends MessagingStorageContract {
 *     @Override
 *     protected StorageHarness newHarness() {
 *         return new MyHarness();
 *     }
 * }
 * }</pre>
 *
 * <p>A check that fails quotes the words of the contract that the store broke. A check that does not apply, because the
 * store serves one node only, is reported as skipped.
 */
public abstract class MessagingStorageContract {
    /** For the test of a store. */
    protected MessagingStorageContract() {}

    /** Called for each check; closed after it. */
    protected abstract StorageHarness newHarness();

    /**
     * A harness on data of its own, with nothing in it: an engine does not start on what others wrote under other keys. To be
     * overridden where harnesses lie on one database.
     */
    protected StorageHarness newEmptyHarness() {
        return newHarness();
    }

    @Nested
    class Lifecycle extends LifecycleContract {
        @Override
        StorageHarness newHarness() {
            return MessagingStorageContract.this.newHarness();
        }
    }

    @Nested
    class Durability extends DurabilityContract {
        @Override
        StorageHarness newHarness() {
            return MessagingStorageContract.this.newHarness();
        }
    }

    @Nested
    class Creating extends CreatingContract {
        @Override
        StorageHarness newHarness() {
            return MessagingStorageContract.this.newHarness();
        }
    }

    @Nested
    class Appending extends AppendingContract {
        @Override
        StorageHarness newHarness() {
            return MessagingStorageContract.this.newHarness();
        }
    }

    @Nested
    class Retrying extends RetryContract {
        @Override
        StorageHarness newHarness() {
            return MessagingStorageContract.this.newHarness();
        }
    }

    @Nested
    class Fidelity extends FidelityContract {
        @Override
        StorageHarness newHarness() {
            return MessagingStorageContract.this.newHarness();
        }
    }

    @Nested
    class OpenCodes extends OpenCodesContract {
        @Override
        StorageHarness newHarness() {
            return MessagingStorageContract.this.newHarness();
        }
    }

    @Nested
    class Effects extends EffectsContract {
        @Override
        StorageHarness newHarness() {
            return MessagingStorageContract.this.newHarness();
        }
    }

    @Nested
    class Emptying extends EmptyingContract {
        @Override
        StorageHarness newHarness() {
            return MessagingStorageContract.this.newHarness();
        }
    }

    @Nested
    class Resting extends SeenAnnexesContract {
        @Override
        StorageHarness newHarness() {
            return MessagingStorageContract.this.newHarness();
        }
    }

    @Nested
    class Annexes extends AnnexesContract {
        @Override
        StorageHarness newHarness() {
            return MessagingStorageContract.this.newHarness();
        }
    }

    @Nested
    class Expiry extends ExpiryContract {
        @Override
        StorageHarness newHarness() {
            return MessagingStorageContract.this.newHarness();
        }
    }

    @Nested
    class Personal extends PersonalContract {
        @Override
        StorageHarness newHarness() {
            return MessagingStorageContract.this.newHarness();
        }
    }

    @Nested
    class Activity extends ActivityContract {
        @Override
        StorageHarness newHarness() {
            return MessagingStorageContract.this.newHarness();
        }
    }

    @Nested
    class Addressees extends AddresseesContract {
        @Override
        StorageHarness newHarness() {
            return MessagingStorageContract.this.newHarness();
        }
    }

    @Nested
    class Tasks extends TasksContract {
        @Override
        StorageHarness newHarness() {
            return MessagingStorageContract.this.newHarness();
        }
    }

    @Nested
    class Blobs extends BlobsContract {
        @Override
        StorageHarness newHarness() {
            return MessagingStorageContract.this.newHarness();
        }
    }

    @Nested
    class Attaching extends AttachingContract {
        @Override
        StorageHarness newHarness() {
            return MessagingStorageContract.this.newHarness();
        }
    }

    @Nested
    class Participants extends ParticipantsContract {
        @Override
        StorageHarness newHarness() {
            return MessagingStorageContract.this.newHarness();
        }
    }

    @Nested
    class Memberships extends MembershipsContract {
        @Override
        StorageHarness newHarness() {
            return MessagingStorageContract.this.newHarness();
        }
    }

    @Nested
    class Reading extends ReadingContract {
        @Override
        StorageHarness newHarness() {
            return MessagingStorageContract.this.newHarness();
        }
    }

    @Nested
    class Values extends ValuesContract {
        @Override
        StorageHarness newHarness() {
            return MessagingStorageContract.this.newHarness();
        }
    }

    @Nested
    class Marks extends MarksContract {
        @Override
        StorageHarness newHarness() {
            return MessagingStorageContract.this.newHarness();
        }
    }

    @Nested
    class Unread extends UnreadContract {
        @Override
        StorageHarness newHarness() {
            return MessagingStorageContract.this.newHarness();
        }
    }

    @Nested
    class KeyRows extends KeysContract {
        @Override
        StorageHarness newHarness() {
            return MessagingStorageContract.this.newHarness();
        }
    }

    @Nested
    class KeyListing extends KeyListingContract {
        @Override
        StorageHarness newHarness() {
            return MessagingStorageContract.this.newHarness();
        }
    }

    @Nested
    class ProtectedData extends ProtectedDataContract {
        @Override
        StorageHarness newHarness() {
            return MessagingStorageContract.this.newHarness();
        }
    }

    @Nested
    class Leases extends LeasesContract {
        @Override
        StorageHarness newHarness() {
            return MessagingStorageContract.this.newHarness();
        }
    }

    @Nested
    class HeldLeases extends HeldLeasesContract {
        @Override
        StorageHarness newHarness() {
            return MessagingStorageContract.this.newHarness();
        }
    }

    @Nested
    class LeaseRaces extends LeaseRacesContract {
        @Override
        StorageHarness newHarness() {
            return MessagingStorageContract.this.newHarness();
        }
    }

    @Nested
    class Fencing extends FencingContract {
        @Override
        StorageHarness newHarness() {
            return MessagingStorageContract.this.newHarness();
        }
    }

    @Nested
    class Histories extends HistoryContract {
        @Override
        StorageHarness newHarness() {
            return MessagingStorageContract.this.newHarness();
        }
    }

    @Nested
    class Changes extends ChangesContract {
        @Override
        StorageHarness newHarness() {
            return MessagingStorageContract.this.newHarness();
        }
    }

    @Nested
    class Tenants extends TenantsContract {
        @Override
        StorageHarness newHarness() {
            return MessagingStorageContract.this.newHarness();
        }
    }

    @Nested
    class Arguments extends ArgumentsContract {
        @Override
        StorageHarness newHarness() {
            return MessagingStorageContract.this.newHarness();
        }
    }

    @Nested
    class Concurrency extends ConcurrencyContract {
        @Override
        StorageHarness newHarness() {
            return MessagingStorageContract.this.newHarness();
        }
    }

    @Nested
    class ConcurrentRows extends ConcurrentRowsContract {
        @Override
        StorageHarness newHarness() {
            return MessagingStorageContract.this.newHarness();
        }
    }

    @Nested
    class Confidentiality extends ConfidentialityContract {
        @Override
        StorageHarness newHarness() {
            return MessagingStorageContract.this.newHarness();
        }
    }

    @Nested
    class WholeEngine extends WholeEngineContract {
        @Override
        StorageHarness newHarness() {
            return MessagingStorageContract.this.newEmptyHarness();
        }
    }
}
