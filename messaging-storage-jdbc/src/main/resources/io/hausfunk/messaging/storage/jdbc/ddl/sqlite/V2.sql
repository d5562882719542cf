-- Hausfunk, tables in the embedded SQLite file, from version 1 to version 2: leases.
-- Only adds: nothing that code of version 1 reads or writes is changed.

-- The oldest version whose code may use tables of this version; null: no older one.
ALTER TABLE hausfunk_version ADD COLUMN readable_from INTEGER;

-- A lease's token is the number of the commit that gave it.
CREATE TABLE hausfunk_lease (
  name TEXT NOT NULL PRIMARY KEY,
  holder BLOB NOT NULL,
  token INTEGER NOT NULL,
  note TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO hausfunk_version (version, readable_from) VALUES (2, 1);
