-- A database as version 1 left it. Never made anew: see OlderSchemasTest.

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

-- Rows as version 1 wrote them.
INSERT INTO hausfunk_conversation (tenant, conversation, kind, history, created_at, head, membership, changed, profile_set_by, profile)
  VALUES ('acme', x'11111111111141118111111111111111', 2, 1, 1767323045678, 3, 2, 4, x'00000001000040008000000000000001', x'0102030405');
INSERT INTO hausfunk_conversation (tenant, conversation, kind, history, created_at, head, membership, changed, profile_set_by, profile)
  VALUES ('acme', x'22222222222242228222222222222222', 1, 1, 1767323045678, 1, 1, 4, x'00000001000040008000000000000001', x'0102030405');
INSERT INTO hausfunk_participant (tenant, conversation, person, role, joined, visible_from, left_at, delivered, read)
  VALUES ('acme', x'11111111111141118111111111111111', x'aaaaaaaaaaaa4aaa8aaaaaaaaaaaaaaa', 1, 1, 1, 0, 3, 3);
INSERT INTO hausfunk_participant (tenant, conversation, person, role, joined, visible_from, left_at, delivered, read)
  VALUES ('acme', x'11111111111141118111111111111111', x'bbbbbbbbbbbb4bbb8bbbbbbbbbbbbbbb', 2, 2, 1, 0, 2, 1);
INSERT INTO hausfunk_participant (tenant, conversation, person, role, joined, visible_from, left_at, delivered, read)
  VALUES ('acme', x'22222222222242228222222222222222', x'aaaaaaaaaaaa4aaa8aaaaaaaaaaaaaaa', 1, 1, 1, 0, 0, 0);
INSERT INTO hausfunk_entry (tenant, conversation, sequence, name, fingerprint, author, at_ms, kind, envelope)
  VALUES ('acme', x'11111111111141118111111111111111', 1, x'00000001000040008000000000000001', x'00000101000040008000000000000101', x'aaaaaaaaaaaa4aaa8aaaaaaaaaaaaaaa', 1767323045671, 2, x'00ff01');
INSERT INTO hausfunk_entry (tenant, conversation, sequence, name, fingerprint, author, at_ms, kind, envelope)
  VALUES ('acme', x'11111111111141118111111111111111', 2, x'00000002000040008000000000000002', x'00000102000040008000000000000102', x'aaaaaaaaaaaa4aaa8aaaaaaaaaaaaaaa', 1767323045672, 2, x'00ff02');
INSERT INTO hausfunk_entry (tenant, conversation, sequence, name, fingerprint, author, at_ms, kind, envelope)
  VALUES ('acme', x'11111111111141118111111111111111', 3, x'00000003000040008000000000000003', x'00000103000040008000000000000103', x'bbbbbbbbbbbb4bbb8bbbbbbbbbbbbbbb', 1767323045673, 1, x'00ff03');
INSERT INTO hausfunk_entry (tenant, conversation, sequence, name, fingerprint, author, at_ms, kind, envelope)
  VALUES ('acme', x'22222222222242228222222222222222', 1, x'00000009000040008000000000000009', x'00000109000040008000000000000109', x'aaaaaaaaaaaa4aaa8aaaaaaaaaaaaaaa', 1767323045679, 2, x'00ff09');
INSERT INTO hausfunk_key (kind, tenant, conversation, person, version, wrapped, label)
  VALUES (1, 'acme', x'00000000000000000000000000000000', x'00000000000000000000000000000000', 2, x'010000fe', NULL);
INSERT INTO hausfunk_key (kind, tenant, conversation, person, version, wrapped, label)
  VALUES (2, 'acme', x'00000000000000000000000000000000', x'00000000000000000000000000000000', 1, x'020000fe', NULL);
INSERT INTO hausfunk_key (kind, tenant, conversation, person, version, wrapped, label)
  VALUES (3, 'acme', x'11111111111141118111111111111111', x'00000000000000000000000000000000', 1, x'030000fe', NULL);
INSERT INTO hausfunk_key (kind, tenant, conversation, person, version, wrapped, label)
  VALUES (4, 'acme', x'00000000000000000000000000000000', x'aaaaaaaaaaaa4aaa8aaaaaaaaaaaaaaa', 3, x'040000fe', x'0a0b');
INSERT INTO hausfunk_key (kind, tenant, conversation, person, version, wrapped, label)
  VALUES (5, 'acme', x'11111111111141118111111111111111', x'aaaaaaaaaaaa4aaa8aaaaaaaaaaaaaaa', 1, x'050000fe', NULL);
UPDATE hausfunk_commit SET number = 4;
