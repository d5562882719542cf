-- A database as version 1 left it. Never made anew: see OlderSchemasTest.

-- Hausfunk, tables in PostgreSQL 14 and newer, version 1.
-- May be run by hand (SchemaMode.VALIDATE); MIGRATE runs this very file. Statements end with a semicolon at the end of a line.
-- Rows hold pseudonyms, numbers and ciphertext. Times are milliseconds since 1970 and order nothing.

CREATE TABLE hausfunk_version (
  version int PRIMARY KEY,
  applied_at timestamptz NOT NULL DEFAULT now()
);

-- Every append updates a conversation's row, so pages keep room for the next version of a row.
CREATE TABLE hausfunk_conversation (
  tenant varchar(64) COLLATE "C" NOT NULL,
  conversation uuid NOT NULL,
  kind smallint NOT NULL,
  history smallint NOT NULL,
  created_at bigint NOT NULL,
  head bigint NOT NULL,
  membership bigint NOT NULL,
  changed xid8 NOT NULL,
  profile_set_by uuid NOT NULL,
  profile bytea NOT NULL,
  PRIMARY KEY (tenant, conversation)
) WITH (fillfactor = 70);

-- Nodes that heard of nothing look for rows that transactions changed since they last looked.
CREATE INDEX hausfunk_conversation_changed ON hausfunk_conversation (changed);

-- Marks are in no index: raising them stays within the page as long as there is room.
CREATE TABLE hausfunk_participant (
  tenant varchar(64) COLLATE "C" NOT NULL,
  conversation uuid NOT NULL,
  person uuid NOT NULL,
  role smallint NOT NULL,
  joined bigint NOT NULL,
  visible_from bigint NOT NULL,
  left_at bigint NOT NULL,
  delivered bigint NOT NULL,
  read bigint NOT NULL,
  PRIMARY KEY (tenant, conversation, person)
) WITH (fillfactor = 80);

CREATE INDEX hausfunk_participant_person ON hausfunk_participant (tenant, person, conversation);

CREATE TABLE hausfunk_entry (
  tenant varchar(64) COLLATE "C" NOT NULL,
  conversation uuid NOT NULL,
  sequence bigint NOT NULL,
  name uuid NOT NULL,
  fingerprint uuid NOT NULL,
  author uuid NOT NULL,
  at_ms bigint NOT NULL,
  kind smallint NOT NULL,
  envelope bytea NOT NULL,
  PRIMARY KEY (tenant, conversation, sequence),
  CONSTRAINT hausfunk_entry_name UNIQUE (tenant, conversation, name)
);

-- Ciphertext does not compress: do not try.
ALTER TABLE hausfunk_entry ALTER COLUMN envelope SET STORAGE EXTERNAL;

-- A key without a conversation or a person has the UUID of zeros there.
CREATE TABLE hausfunk_key (
  kind smallint NOT NULL,
  tenant varchar(64) COLLATE "C" NOT NULL,
  conversation uuid NOT NULL,
  person uuid NOT NULL,
  version bigint NOT NULL,
  wrapped bytea NOT NULL,
  label bytea,
  PRIMARY KEY (kind, tenant, conversation, person)
);

INSERT INTO hausfunk_version (version) VALUES (1);

-- Rows as version 1 wrote them.
INSERT INTO hausfunk_conversation (tenant, conversation, kind, history, created_at, head, membership, changed, profile_set_by, profile)
  VALUES ('acme', '11111111-1111-4111-8111-111111111111', 2, 1, 1767323045678, 3, 2, pg_current_xact_id(), '00000001-0000-4000-8000-000000000001', '\x0102030405');
INSERT INTO hausfunk_conversation (tenant, conversation, kind, history, created_at, head, membership, changed, profile_set_by, profile)
  VALUES ('acme', '22222222-2222-4222-8222-222222222222', 1, 1, 1767323045678, 1, 1, pg_current_xact_id(), '00000001-0000-4000-8000-000000000001', '\x0102030405');
INSERT INTO hausfunk_participant (tenant, conversation, person, role, joined, visible_from, left_at, delivered, read)
  VALUES ('acme', '11111111-1111-4111-8111-111111111111', 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa', 1, 1, 1, 0, 3, 3);
INSERT INTO hausfunk_participant (tenant, conversation, person, role, joined, visible_from, left_at, delivered, read)
  VALUES ('acme', '11111111-1111-4111-8111-111111111111', 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb', 2, 2, 1, 0, 2, 1);
INSERT INTO hausfunk_participant (tenant, conversation, person, role, joined, visible_from, left_at, delivered, read)
  VALUES ('acme', '22222222-2222-4222-8222-222222222222', 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa', 1, 1, 1, 0, 0, 0);
INSERT INTO hausfunk_entry (tenant, conversation, sequence, name, fingerprint, author, at_ms, kind, envelope)
  VALUES ('acme', '11111111-1111-4111-8111-111111111111', 1, '00000001-0000-4000-8000-000000000001', '00000101-0000-4000-8000-000000000101', 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa', 1767323045671, 2, '\x00ff01');
INSERT INTO hausfunk_entry (tenant, conversation, sequence, name, fingerprint, author, at_ms, kind, envelope)
  VALUES ('acme', '11111111-1111-4111-8111-111111111111', 2, '00000002-0000-4000-8000-000000000002', '00000102-0000-4000-8000-000000000102', 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa', 1767323045672, 2, '\x00ff02');
INSERT INTO hausfunk_entry (tenant, conversation, sequence, name, fingerprint, author, at_ms, kind, envelope)
  VALUES ('acme', '11111111-1111-4111-8111-111111111111', 3, '00000003-0000-4000-8000-000000000003', '00000103-0000-4000-8000-000000000103', 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb', 1767323045673, 1, '\x00ff03');
INSERT INTO hausfunk_entry (tenant, conversation, sequence, name, fingerprint, author, at_ms, kind, envelope)
  VALUES ('acme', '22222222-2222-4222-8222-222222222222', 1, '00000009-0000-4000-8000-000000000009', '00000109-0000-4000-8000-000000000109', 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa', 1767323045679, 2, '\x00ff09');
INSERT INTO hausfunk_key (kind, tenant, conversation, person, version, wrapped, label)
  VALUES (1, 'acme', '00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000', 2, '\x010000fe', NULL);
INSERT INTO hausfunk_key (kind, tenant, conversation, person, version, wrapped, label)
  VALUES (2, 'acme', '00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000', 1, '\x020000fe', NULL);
INSERT INTO hausfunk_key (kind, tenant, conversation, person, version, wrapped, label)
  VALUES (3, 'acme', '11111111-1111-4111-8111-111111111111', '00000000-0000-0000-0000-000000000000', 1, '\x030000fe', NULL);
INSERT INTO hausfunk_key (kind, tenant, conversation, person, version, wrapped, label)
  VALUES (4, 'acme', '00000000-0000-0000-0000-000000000000', 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa', 3, '\x040000fe', '\x0a0b');
INSERT INTO hausfunk_key (kind, tenant, conversation, person, version, wrapped, label)
  VALUES (5, 'acme', '11111111-1111-4111-8111-111111111111', 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa', 1, '\x050000fe', NULL);
