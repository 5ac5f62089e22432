-- tag::tables[]
CREATE TABLE github_hooks_delivery (
  name VARCHAR(1000) PRIMARY KEY,
  owner VARCHAR(100) NOT NULL,
  since TIMESTAMP(3) WITH TIME ZONE NOT NULL,
  deadline TIMESTAMP(3) WITH TIME ZONE
) WITH (fillfactor = 80);
CREATE INDEX github_hooks_delivery_since ON github_hooks_delivery (since);
CREATE TABLE github_hooks_state (name VARCHAR(1000) PRIMARY KEY, state TEXT);
INSERT INTO github_hooks_state VALUES ('schema-version', '1');
-- end::tables[]
