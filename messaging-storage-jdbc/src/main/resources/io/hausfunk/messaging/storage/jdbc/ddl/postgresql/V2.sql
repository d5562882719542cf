-- Hausfunk, tables in PostgreSQL 14 and newer, from version 1 to version 2: leases.
-- Only adds, so code of version 1 that is running goes on.

-- The oldest version whose code may use tables of this version; null: no older one.
ALTER TABLE hausfunk_version ADD COLUMN readable_from int;

-- The token is unique so that who changes it needs a stronger lock than who prolongs a lease.
CREATE TABLE hausfunk_lease (
  name varchar(128) COLLATE "C" PRIMARY KEY,
  holder uuid NOT NULL,
  token bigint NOT NULL,
  note varchar(1000) NOT NULL,
  expires_at bigint NOT NULL,
  CONSTRAINT hausfunk_lease_tokens UNIQUE (token)
) WITH (fillfactor = 50);

CREATE SEQUENCE hausfunk_lease_token;

INSERT INTO hausfunk_version (version, readable_from) VALUES (2, 1);
