-- Hausfunk, tables in PostgreSQL 14 and newer, version 1.
-- May be run by hand (SchemaMode.VALIDATE); MIGRATE runs this very file. Statements end with a semicolon at the end of a line.
-- Rows hold pseudonyms, numbers and ciphertext. Times are milliseconds since 1970 and order nothing.

CREATE TABLE hausfunk_version (
  version int PRIMARY KEY,
  -- The oldest version whose code may use tables of this version; null: no older one.
  readable_from int,
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
  -- What the engine proves of the roster, and below of each row.
  proof bytea,
  -- The last entry of interest, for lists by activity.
  latest bigint NOT NULL,
  latest_at bigint NOT NULL,
  PRIMARY KEY (tenant, conversation)
) WITH (fillfactor = 70);

-- Nodes that heard of nothing look for rows that transactions changed since they last looked.
CREATE INDEX hausfunk_conversation_changed ON hausfunk_conversation (changed);

-- Announcements are found by their kind.
CREATE INDEX hausfunk_conversation_kind ON hausfunk_conversation (tenant, kind, created_at, conversation);

-- Marks are in no index: raising them stays within the page as long as there is room.
CREATE TABLE hausfunk_participant (
  tenant varchar(64) COLLATE "C" NOT NULL,
  conversation uuid NOT NULL,
  person uuid NOT NULL,
  role smallint NOT NULL,
  role_by smallint NOT NULL,
  joined bigint NOT NULL,
  visible_from bigint NOT NULL,
  left_at bigint NOT NULL,
  -- What the conversation said of itself when they went; null while they take part.
  last_set_by uuid,
  last_profile bytea,
  -- The role of whoever banned them, or 0.
  banned_by smallint NOT NULL,
  delivered bigint NOT NULL,
  read bigint NOT NULL,
  proof bytea,
  PRIMARY KEY (tenant, conversation, person)
) WITH (fillfactor = 80);

CREATE INDEX hausfunk_participant_person ON hausfunk_participant (tenant, person, conversation);

-- An entry stands for itself (1) unless it is about another one or part of it.
-- Emptying an entry removes its envelope and its fingerprint. Effects are null where there are none.
CREATE TABLE hausfunk_entry (
  tenant varchar(64) COLLATE "C" NOT NULL,
  conversation uuid NOT NULL,
  sequence bigint NOT NULL,
  name uuid NOT NULL,
  fingerprint uuid,
  author uuid NOT NULL,
  at_ms bigint NOT NULL,
  kind smallint NOT NULL,
  unread smallint NOT NULL,
  standing smallint NOT NULL,
  effects bytea,
  envelope bytea,
  PRIMARY KEY (tenant, conversation, sequence),
  CONSTRAINT hausfunk_entry_name UNIQUE (tenant, conversation, name)
);

-- Ciphertext does not compress: do not try.
ALTER TABLE hausfunk_entry ALTER COLUMN envelope SET STORAGE EXTERNAL;

-- Which entries are about which; those that are emptied are not in it. An annex without a choice has the UUID of zeros there.
CREATE TABLE hausfunk_annex (
  tenant varchar(64) COLLATE "C" NOT NULL,
  conversation uuid NOT NULL,
  target bigint NOT NULL,
  relation smallint NOT NULL,
  choice uuid NOT NULL,
  sequence bigint NOT NULL,
  author uuid NOT NULL,
  PRIMARY KEY (tenant, conversation, target, relation, choice, sequence)
);

CREATE INDEX hausfunk_annex_author ON hausfunk_annex (tenant, conversation, author, target);

-- How many annexes have a target, a relation and a choice in common; moves with the rows above.
CREATE TABLE hausfunk_annex_count (
  tenant varchar(64) COLLATE "C" NOT NULL,
  conversation uuid NOT NULL,
  target bigint NOT NULL,
  relation smallint NOT NULL,
  choice uuid NOT NULL,
  annexes bigint NOT NULL,
  latest bigint NOT NULL,
  PRIMARY KEY (tenant, conversation, target, relation, choice)
) WITH (fillfactor = 70);

-- Entries that are to be emptied some time and are not yet.
CREATE TABLE hausfunk_expiry (
  tenant varchar(64) COLLATE "C" NOT NULL,
  conversation uuid NOT NULL,
  sequence bigint NOT NULL,
  expires_at bigint NOT NULL,
  PRIMARY KEY (tenant, conversation, sequence)
);

CREATE INDEX hausfunk_expiry_time ON hausfunk_expiry (expires_at, tenant, conversation, sequence);

CREATE TABLE hausfunk_addressee (
  tenant varchar(64) COLLATE "C" NOT NULL,
  conversation uuid NOT NULL,
  sequence bigint NOT NULL,
  reason smallint NOT NULL,
  person uuid NOT NULL,
  settled smallint NOT NULL,
  PRIMARY KEY (tenant, conversation, sequence, reason, person)
);

CREATE INDEX hausfunk_addressee_open ON hausfunk_addressee (tenant, person, conversation, sequence, reason) WHERE settled = 0;

-- What is to be done. Nobody sees a task before visible_at: it is not due yet, or somebody has it.
CREATE TABLE hausfunk_task (
  tenant varchar(64) COLLATE "C" NOT NULL,
  name uuid NOT NULL,
  kind smallint NOT NULL,
  conversation uuid,
  due_at bigint NOT NULL,
  visible_at bigint NOT NULL,
  attempts int NOT NULL,
  claim uuid,
  payload bytea NOT NULL,
  PRIMARY KEY (tenant, name)
);

CREATE INDEX hausfunk_task_visible ON hausfunk_task (kind, visible_at);

-- Bytes beside entries. state: 0 begun, 1 complete, 2 belongs to the entry, 3 to be deleted.
CREATE TABLE hausfunk_blob (
  tenant varchar(64) COLLATE "C" NOT NULL,
  conversation uuid NOT NULL,
  blob uuid NOT NULL,
  state smallint NOT NULL,
  entry bigint NOT NULL,
  expires_at bigint NOT NULL,
  name uuid,
  header bytea,
  PRIMARY KEY (tenant, conversation, blob),
  CONSTRAINT hausfunk_blob_name UNIQUE (tenant, conversation, name)
);

CREATE INDEX hausfunk_blob_removable ON hausfunk_blob (expires_at) WHERE state <> 2;

CREATE TABLE hausfunk_blob_chunk (
  tenant varchar(64) COLLATE "C" NOT NULL,
  conversation uuid NOT NULL,
  blob uuid NOT NULL,
  number int NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (tenant, conversation, blob, number)
);

ALTER TABLE hausfunk_blob_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- For how long it was given tells a lease that was given by a clock that was ahead. The token is unique so that who changes it needs a stronger lock than who prolongs a lease.
CREATE TABLE hausfunk_lease (
  name varchar(128) COLLATE "C" PRIMARY KEY,
  holder uuid NOT NULL,
  token bigint NOT NULL,
  note varchar(1000) NOT NULL,
  millis bigint NOT NULL,
  expires_at bigint NOT NULL,
  CONSTRAINT hausfunk_lease_tokens UNIQUE (token)
) WITH (fillfactor = 50);

CREATE SEQUENCE hausfunk_lease_token;

-- What belongs to one person alone: drafts, settings, how far devices have come.
CREATE TABLE hausfunk_personal (
  tenant varchar(64) COLLATE "C" NOT NULL,
  person uuid NOT NULL,
  kind smallint NOT NULL,
  name uuid NOT NULL,
  version bigint NOT NULL,
  at_ms bigint NOT NULL,
  payload bytea NOT NULL,
  PRIMARY KEY (tenant, person, kind, name)
) WITH (fillfactor = 70);

CREATE INDEX hausfunk_personal_age ON hausfunk_personal (kind, at_ms);

ALTER TABLE hausfunk_personal ALTER COLUMN payload SET STORAGE EXTERNAL;

-- The row without a node has the mark of the history that the data has; the others say how often each node has looked. A node whose
-- own row goes back knows that everything else went back with it, and changes the mark.
CREATE TABLE hausfunk_history (
  node uuid PRIMARY KEY,
  mark uuid NOT NULL,
  beat bigint NOT NULL,
  seen_at bigint NOT NULL
) WITH (fillfactor = 50);

INSERT INTO hausfunk_history (node, mark, beat, seen_at)
  VALUES ('00000000-0000-0000-0000-000000000000', gen_random_uuid(), 0, 0);

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

INSERT INTO hausfunk_version (version, readable_from) VALUES (1, 1);
