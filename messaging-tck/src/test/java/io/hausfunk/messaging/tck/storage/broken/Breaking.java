// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage.broken;

import io.hausfunk.messaging.storage.AddresseeStore;
import io.hausfunk.messaging.storage.AnnexStore;
import io.hausfunk.messaging.storage.BlobStore;
import io.hausfunk.messaging.storage.ChangeStore;
import io.hausfunk.messaging.storage.ConversationStore;
import io.hausfunk.messaging.storage.EntryStore;
import io.hausfunk.messaging.storage.KeyStore;
import io.hausfunk.messaging.storage.LeaseStore;
import io.hausfunk.messaging.storage.MarkStore;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.PersonalStore;
import io.hausfunk.messaging.storage.TaskStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Puts something else in the place of one method of one role. */
final class Breaking {
    private Breaking() {}

    /** What a broken method does: it may ask the healthy store before, after, otherwise, or not at all. */
    @FunctionalInterface
    interface Fault {
        @Nullable
        Object answer(MessagingStorage healthy, Arguments arguments);
    }

    /** What the method was called with. */
    record Arguments(List<?> values) {
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the fault knows the method that it breaks
        <T> T at(int index) {
            return (T) values.get(index);
        }
    }

    static UnaryOperator<MessagingStorage> entries(String method, Fault fault) {
        return storage -> new BrokenStorage(storage) {
            @Override
            public EntryStore entries() {
                return broken(EntryStore.class, healthy, healthy.entries(), method, fault);
            }
        };
    }

    static UnaryOperator<MessagingStorage> conversations(String method, Fault fault) {
        return storage -> new BrokenStorage(storage) {
            @Override
            public ConversationStore conversations() {
                return broken(ConversationStore.class, healthy, healthy.conversations(), method, fault);
            }
        };
    }

    static UnaryOperator<MessagingStorage> annexes(String method, Fault fault) {
        return storage -> new BrokenStorage(storage) {
            @Override
            public AnnexStore annexes() {
                return broken(AnnexStore.class, healthy, healthy.annexes(), method, fault);
            }
        };
    }

    static UnaryOperator<MessagingStorage> addressees(String method, Fault fault) {
        return storage -> new BrokenStorage(storage) {
            @Override
            public AddresseeStore addressees() {
                return broken(AddresseeStore.class, healthy, super.addressees(), method, fault);
            }
        };
    }

    static UnaryOperator<MessagingStorage> tasks(String method, Fault fault) {
        return storage -> new BrokenStorage(storage) {
            @Override
            public TaskStore tasks() {
                return broken(TaskStore.class, healthy, super.tasks(), method, fault);
            }
        };
    }

    static UnaryOperator<MessagingStorage> blobs(String method, Fault fault) {
        return storage -> new BrokenStorage(storage) {
            @Override
            public BlobStore blobs() {
                return broken(BlobStore.class, healthy, super.blobs(), method, fault);
            }
        };
    }

    static UnaryOperator<MessagingStorage> marks(String method, Fault fault) {
        return storage -> new BrokenStorage(storage) {
            @Override
            public MarkStore marks() {
                return broken(MarkStore.class, healthy, healthy.marks(), method, fault);
            }
        };
    }

    static UnaryOperator<MessagingStorage> personal(String method, Fault fault) {
        return storage -> new BrokenStorage(storage) {
            @Override
            public PersonalStore personal() {
                return broken(PersonalStore.class, healthy, healthy.personal(), method, fault);
            }
        };
    }

    static UnaryOperator<MessagingStorage> keys(String method, Fault fault) {
        return storage -> new BrokenStorage(storage) {
            @Override
            public KeyStore keys() {
                return broken(KeyStore.class, healthy, healthy.keys(), method, fault);
            }
        };
    }

    static UnaryOperator<MessagingStorage> leases(String method, Fault fault) {
        return storage -> new BrokenStorage(storage) {
            @Override
            public LeaseStore leases() {
                return broken(LeaseStore.class, healthy, healthy.leases(), method, fault);
            }
        };
    }

    static UnaryOperator<MessagingStorage> changes(String method, Fault fault) {
        return storage -> new BrokenStorage(storage) {
            @Override
            public ChangeStore changes() {
                return broken(ChangeStore.class, healthy, healthy.changes(), method, fault);
            }
        };
    }

    private static <R> R broken(Class<R> role, MessagingStorage healthy, R whole, String broken, Fault fault) {
        if (Arrays.stream(role.getMethods()).map(Method::getName).noneMatch(broken::equals)) {
            throw new IllegalArgumentException(role + " has no method " + broken + " to break");
        }
        return role.cast(Proxy.newProxyInstance(
                role.getClassLoader(), new Class<?>[] {role}, (self, method, arguments) -> {
                    if (method.getName().equals(broken)) {
                        return fault.answer(healthy, new Arguments(Arrays.asList(arguments)));
                    }
                    try {
                        return method.invoke(whole, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }));
    }
}
