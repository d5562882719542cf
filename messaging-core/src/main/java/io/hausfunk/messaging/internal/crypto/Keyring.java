// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyStore;

/**
 * All keys of one engine. Everything it hands out may be used by many threads, and blocks where it says so.
 *
 * <pre>
 * host's key (MasterKeys)
 *  ├ installation: proves that keys and store belong together; what nodes tell each other
 *  └ tenant ─┬─ index: pseudonyms
 *            ├─ conversation: profile, proofs ┐
 *            └─ person: user id, drafts ──────┴─ data, wrapped by both: entries, keys of files
 * </pre>
 */
public final class Keyring {
    private final KeyCache cache;
    private final Pseudonyms pseudonyms;
    private final PersonKeys people;
    private final EntrySealer entries;
    private final BlobSealer blobs;
    private final ProfileSealer profiles;
    private final PersonalSealer personal;
    private final ProofSealer proofs;
    private final KeyRotation rotation;
    private final FrameSealer frames;
    private final EvidenceKeys evidence;
    private final InstallationKey installation;

    private Keyring(StoredKeys rows, MasterAead master, KeyringSettings settings) {
        installation = new InstallationKey(rows, master);
        frames = new FrameSealer(installation);
        cache = new KeyCache(new TenantRows(rows, master, installation), settings);
        OwnerKeys owners = new OwnerKeys(rows, cache);
        DataKeys data = new DataKeys(rows, cache, owners);
        KeyParents parents = new KeyParents(rows, cache, data, master);
        pseudonyms = new Pseudonyms(cache);
        people = new PersonKeys(rows, cache, owners);
        TinkEntrySealer sealer = new TinkEntrySealer(cache, data, new NewDataKeys(rows, cache, data));
        entries = sealer;
        blobs = new BlobSealer(sealer);
        profiles = new ProfileSealer(rows, cache, owners);
        personal = new PersonalSealer(owners);
        proofs = new ProofSealer(owners);
        evidence = new EvidenceKeys(cache);
        rotation = new KeyRotation(new KeysetRotation(rows, cache, parents), new KeyRewrap(rows, parents));
    }

    /** A keyring over a store and the host's keys. Reads nothing yet. */
    public static Keyring create(KeyStore store, MasterKeys master, KeyringSettings settings) {
        return new Keyring(new StoredKeys(store), new MasterAead(master), settings);
    }

    /**
     * Makes sure, before anything is read or written, that the host's keys and the store belong together. Blocks. Throws
     * {@code KEYS_DO_NOT_MATCH}, or {@code KEYS_UNREACHABLE}.
     */
    public void prove() {
        installation.open();
    }

    /** Names that a store may see. */
    public Pseudonyms pseudonyms() {
        return pseudonyms;
    }

    /** The keys of persons, and who they are. */
    public PersonKeys people() {
        return people;
    }

    /** Seals and opens entries. */
    public EntrySealer entries() {
        return entries;
    }

    /** Seals and opens the bytes of files. */
    public BlobSealer blobs() {
        return blobs;
    }

    /** Makes the keys of conversations, seals and opens profiles. */
    public ProfileSealer profiles() {
        return profiles;
    }

    /** Proves what the engine decided about conversations. */
    public ProofSealer proofs() {
        return proofs;
    }

    /** Seals what belongs to one person alone. */
    public PersonalSealer personal() {
        return personal;
    }

    /** Signs what is shown to others. */
    public EvidenceKeys evidence() {
        return evidence;
    }

    /** Seals what nodes tell each other. */
    public FrameSealer frames() {
        return frames;
    }

    /** Gives keys successors. */
    public KeyRotation rotation() {
        return rotation;
    }

    /**
     * Forgets a key, and every key that needs it, on this node at once. To be called after deleting a row, on every node
     * that can be told; the others notice when the time to live has passed. Tink keeps the last key of each thread in
     * that thread's cipher until the thread uses another one, so forgotten is not the same as gone from memory.
     */
    public void evict(KeyRef ref) {
        cache.evict(ref);
    }

    /** Forgets every key, since the store's history changed. What was sealed before must not be written any more. */
    public void forget() {
        cache.forget();
    }

    @Override
    public String toString() {
        return "Keyring";
    }
}
