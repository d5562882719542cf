-- Hausfunk, tables in the embedded SQLite file, version 1.
-- Run by the store itself. Statements end with a semicolon at the end of a line.
-- Rows hold pseudonyms, numbers and ciphertext. Times are milliseconds since 1970 and order nothing.
-- UUIDs are 16 bytes, most significant first.

PRAGMA application_id = 1214672491;

CREATE TABLE hausfunk_version (
  version INTEGER PRIMARY KEY,
  -- The oldest version whose code may use tables of this version; null: no older one.
  readable_from INTEGER,
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
  -- What the engine proves of the roster, and below of each row.
  proof BLOB,
  -- The last entry of interest, for lists by activity.
  latest INTEGER NOT NULL,
  latest_at INTEGER NOT NULL,
  PRIMARY KEY (tenant, conversation)
) STRICT, WITHOUT ROWID;

CREATE INDEX hausfunk_conversation_changed ON hausfunk_conversation (changed);

-- Announcements are found by their kind.
CREATE INDEX hausfunk_conversation_kind ON hausfunk_conversation (tenant, kind, created_at, conversation);

CREATE TABLE hausfunk_participant (
  tenant TEXT NOT NULL,
  conversation BLOB NOT NULL,
  person BLOB NOT NULL,
  role INTEGER NOT NULL,
  role_by INTEGER NOT NULL,
  joined INTEGER NOT NULL,
  visible_from INTEGER NOT NULL,
  left_at INTEGER NOT NULL,
  -- What the conversation said of itself when they went; null while they take part.
  last_set_by BLOB,
  last_profile BLOB,
  -- The role of whoever banned them, or 0.
  banned_by INTEGER NOT NULL,
  delivered INTEGER NOT NULL,
  read INTEGER NOT NULL,
  proof BLOB,
  PRIMARY KEY (tenant, conversation, person)
) STRICT, WITHOUT ROWID;

CREATE INDEX hausfunk_participant_person ON hausfunk_participant (tenant, person, conversation);

-- An entry stands for itself (1) unless it is about another one or part of it.
-- Emptying an entry removes its envelope and its fingerprint. Effects are null where there are none.
-- Not WITHOUT ROWID: wide rows in the key's tree make appending a third slower.
CREATE TABLE hausfunk_entry (
  tenant TEXT NOT NULL,
  conversation BLOB NOT NULL,
  sequence INTEGER NOT NULL,
  name BLOB NOT NULL,
  fingerprint BLOB,
  author BLOB NOT NULL,
  at_ms INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  unread INTEGER NOT NULL,
  standing INTEGER NOT NULL,
  effects BLOB,
  envelope BLOB,
  PRIMARY KEY (tenant, conversation, sequence),
  UNIQUE (tenant, conversation, name)
) STRICT;

-- Which entries are about which; those that are emptied are not in it. An annex without a choice has the UUID of zeros there.
CREATE TABLE hausfunk_annex (
  tenant TEXT NOT NULL,
  conversation BLOB NOT NULL,
  target INTEGER NOT NULL,
  relation INTEGER NOT NULL,
  choice BLOB NOT NULL,
  sequence INTEGER NOT NULL,
  author BLOB NOT NULL,
  PRIMARY KEY (tenant, conversation, target, relation, choice, sequence)
) STRICT, WITHOUT ROWID;

CREATE INDEX hausfunk_annex_author ON hausfunk_annex (tenant, conversation, author, target);

-- How many annexes have a target, a relation and a choice in common; moves with the rows above.
CREATE TABLE hausfunk_annex_count (
  tenant TEXT NOT NULL,
  conversation BLOB NOT NULL,
  target INTEGER NOT NULL,
  relation INTEGER NOT NULL,
  choice BLOB NOT NULL,
  annexes INTEGER NOT NULL,
  latest INTEGER NOT NULL,
  PRIMARY KEY (tenant, conversation, target, relation, choice)
) STRICT, WITHOUT ROWID;

-- Entries that are to be emptied some time and are not yet.
CREATE TABLE hausfunk_expiry (
  tenant TEXT NOT NULL,
  conversation BLOB NOT NULL,
  sequence INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (tenant, conversation, sequence)
) STRICT, WITHOUT ROWID;

CREATE INDEX hausfunk_expiry_time ON hausfunk_expiry (expires_at, tenant, conversation, sequence);

CREATE TABLE hausfunk_addressee (
  tenant TEXT NOT NULL,
  conversation BLOB NOT NULL,
  sequence INTEGER NOT NULL,
  reason INTEGER NOT NULL,
  person BLOB NOT NULL,
  settled INTEGER NOT NULL,
  PRIMARY KEY (tenant, conversation, sequence, reason, person)
) STRICT, WITHOUT ROWID;

CREATE INDEX hausfunk_addressee_open ON hausfunk_addressee (tenant, person, conversation, sequence, reason) WHERE settled = 0;

-- What is to be done. Nobody sees a task before visible_at: it is not due yet, or somebody has it.
CREATE TABLE hausfunk_task (
  tenant TEXT NOT NULL,
  name BLOB NOT NULL,
  kind INTEGER NOT NULL,
  conversation BLOB,
  due_at INTEGER NOT NULL,
  visible_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  claim BLOB,
  payload BLOB NOT NULL,
  PRIMARY KEY (tenant, name)
) STRICT;

CREATE INDEX hausfunk_task_visible ON hausfunk_task (kind, visible_at);

-- Bytes beside entries. state: 0 begun, 1 complete, 2 belongs to the entry, 3 to be deleted.
CREATE TABLE hausfunk_blob (
  tenant TEXT NOT NULL,
  conversation BLOB NOT NULL,
  blob BLOB NOT NULL,
  state INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  name BLOB,
  header BLOB,
  PRIMARY KEY (tenant, conversation, blob),
  UNIQUE (tenant, conversation, name)
) STRICT;

CREATE INDEX hausfunk_blob_removable ON hausfunk_blob (expires_at) WHERE state <> 2;

CREATE TABLE hausfunk_blob_chunk (
  tenant TEXT NOT NULL,
  conversation BLOB NOT NULL,
  blob BLOB NOT NULL,
  number INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (tenant, conversation, blob, number)
) STRICT;

-- A lease's token is the number of the commit that gave it. For how long it was given tells one that was given by a clock that was ahead.
CREATE TABLE hausfunk_lease (
  name TEXT NOT NULL PRIMARY KEY,
  holder BLOB NOT NULL,
  token INTEGER NOT NULL,
  note TEXT NOT NULL,
  millis INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What belongs to one person alone: drafts, settings, how far devices have come.
CREATE TABLE hausfunk_personal (
  tenant TEXT NOT NULL,
  person BLOB NOT NULL,
  kind INTEGER NOT NULL,
  name BLOB NOT NULL,
  version INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  payload BLOB NOT NULL,
  PRIMARY KEY (tenant, person, kind, name)
) STRICT;

CREATE INDEX hausfunk_personal_age ON hausfunk_personal (kind, at_ms);

-- One row, with the mark of the history that the file has. It changes when an older file is put in its place.
CREATE TABLE hausfunk_history (
  node BLOB NOT NULL PRIMARY KEY,
  mark BLOB NOT NULL,
  beat INTEGER NOT NULL,
  seen_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO hausfunk_history (node, mark, beat, seen_at) VALUES (zeroblob(16), randomblob(16), 0, 0);

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

INSERT INTO hausfunk_version (version, readable_from) VALUES (1, 1);
