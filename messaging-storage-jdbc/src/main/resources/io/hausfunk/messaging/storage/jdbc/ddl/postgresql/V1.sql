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
