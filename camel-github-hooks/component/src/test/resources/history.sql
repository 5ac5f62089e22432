-- tag::table[]
CREATE TABLE github_hooks_history (
  id BIGINT PRIMARY KEY,
  at_millis BIGINT NOT NULL,
  guid VARCHAR(500),
  delivery_id BIGINT,
  hook_id VARCHAR(500),
  route_id VARCHAR(500),
  source VARCHAR(10) NOT NULL,
  event VARCHAR(500),
  action VARCHAR(500),
  repository VARCHAR(500),
  sender VARCHAR(500),
  outcome VARCHAR(20) NOT NULL,
  status INTEGER NOT NULL,
  words VARCHAR(500),
  took_nanos BIGINT NOT NULL,
  replay BOOLEAN NOT NULL
);
CREATE INDEX github_hooks_history_guid ON github_hooks_history (guid, id);
-- end::table[]
