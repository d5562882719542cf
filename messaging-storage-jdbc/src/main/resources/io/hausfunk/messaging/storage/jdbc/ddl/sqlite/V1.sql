-- Hausfunk, tables in the embedded SQLite file, version 1.
-- Run by the store itself. Statements end with a semicolon at the end of a line.
-- Rows hold pseudonyms, numbers and ciphertext. Times are milliseconds since 1970 and order nothing.
-- UUIDs are 16 bytes, most significant first.

PRAGMA application_id = 1214672491;

CREATE TABLE hausfunk_version (
  version INTEGER PRIMARY KEY,
  applied_at INTEGER NOT NULL DEFAULT (unixepoch() * 1000)
) STRICT;

-- Counts the commits. What is changed by a commit carries its number; the file beside remembers the last acknowledged one.
CREATE TABLE hausfunk_commit (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  number INTEGER NOT NULL
) STRICT;

INSERT INTO hausfunk_commit (id, number) VALUES (1, 0);

CREATE TABLE hausfunk_conversation (
  tenant TEXT NOT NULL,
  conversation BLOB NOT NULL,
  kind INTEGER NOT NULL,
  history INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  head INTEGER NOT NULL,
  membership INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  profile_set_by BLOB NOT NULL,
  profile BLOB NOT NULL,
  PRIMARY KEY (tenant, conversation)
) STRICT, WITHOUT ROWID;

CREATE INDEX hausfunk_conversation_changed ON hausfunk_conversation (changed);

CREATE TABLE hausfunk_participant (
  tenant TEXT NOT NULL,
  conversation BLOB NOT NULL,
  person BLOB NOT NULL,
  role INTEGER NOT NULL,
  joined INTEGER NOT NULL,
  visible_from INTEGER NOT NULL,
  left_at INTEGER NOT NULL,
  delivered INTEGER NOT NULL,
  read INTEGER NOT NULL,
  PRIMARY KEY (tenant, conversation, person)
) STRICT, WITHOUT ROWID;

CREATE INDEX hausfunk_participant_person ON hausfunk_participant (tenant, person, conversation);

-- Not WITHOUT ROWID: wide rows in the key's tree make appending a third slower.
CREATE TABLE hausfunk_entry (
  tenant TEXT NOT NULL,
  conversation BLOB NOT NULL,
  sequence INTEGER NOT NULL,
  name BLOB NOT NULL,
  fingerprint BLOB NOT NULL,
  author BLOB NOT NULL,
  at_ms INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  envelope BLOB NOT NULL,
  PRIMARY KEY (tenant, conversation, sequence),
  UNIQUE (tenant, conversation, name)
) STRICT;

-- A key without a conversation or a person has the UUID of zeros there.
CREATE TABLE hausfunk_key (
  kind INTEGER NOT NULL,
  tenant TEXT NOT NULL,
  conversation BLOB NOT NULL,
  person BLOB NOT NULL,
  version INTEGER NOT NULL,
  wrapped BLOB NOT NULL,
  label BLOB,
  PRIMARY KEY (kind, tenant, conversation, person)
) STRICT, WITHOUT ROWID;

INSERT INTO hausfunk_version (version) VALUES (1);
