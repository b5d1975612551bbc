-- The book in PostgreSQL, for councils that share one or that have several officers at it: the tables of the book's third
-- version, the rules that the database itself holds, the functions by which alone they are written, and the roles.
-- A council's database officer runs it once (taliad ledger sql | psql -1 -v ON_ERROR_STOP=1), or the first `taliad run` does,
-- whose account may make a schema. PostgreSQL 13 or later, UTF-8.
--
-- What holds the money is here and not in the isolation level: a total of each person between nothing and the scheme's
-- ceiling, a slot of each instalment taken once, one reversal of a posting, one standing batch of an id.
CREATE SCHEMA taliad;
SET LOCAL search_path = taliad;

CREATE TABLE book (
  only_one integer PRIMARY KEY CHECK (only_one = 1),
  id text NOT NULL CHECK (id ~ '^[0-9a-f]{16}$'),
  key_check text NOT NULL CHECK (key_check ~ '^[0-9a-f]{64}$')
);

-- A batch is open from its own row until its seal, within one transaction; only the newest can be.
CREATE TABLE batch (
  sequence integer PRIMARY KEY,
  id text NOT NULL CHECK (id ~ '^[0-9a-f]{12}$'),
  kind text NOT NULL CHECK (kind IN ('run', 'withdrawal')),
  withdraws integer UNIQUE REFERENCES batch (sequence) CHECK ((kind = 'withdrawal') = (withdraws IS NOT NULL)),
  manifest text NOT NULL CHECK (manifest ~ '^[0-9a-f]{64}$'),
  staging text NOT NULL CHECK (length(staging) <= 255 AND staging !~ '/'),
  recorded_on integer,
  previous text NOT NULL CHECK (previous ~ '^[0-9a-f]{64}$')
);
CREATE INDEX batch_id ON batch (id);

CREATE TABLE seal (
  batch integer PRIMARY KEY REFERENCES batch (sequence),
  content text NOT NULL CHECK (content ~ '^[0-9a-f]{64}$'),
  postings integer NOT NULL CHECK (postings >= 0),
  last_posting integer NOT NULL,
  pence bigint NOT NULL,
  chain text NOT NULL UNIQUE CHECK (chain ~ '^[0-9a-f]{64}$')
);
ALTER TABLE batch ADD CONSTRAINT batch_sealed FOREIGN KEY (sequence) REFERENCES seal (batch) DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE publication (batch integer PRIMARY KEY REFERENCES seal (batch));

CREATE TABLE scheme (
  id integer PRIMARY KEY,
  batch integer NOT NULL REFERENCES batch (sequence),
  name text NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 80),
  ceiling bigint CHECK (ceiling BETWEEN 1 AND 1000000000000)
);

CREATE TABLE input (
  id integer PRIMARY KEY,
  batch integer NOT NULL REFERENCES batch (sequence),
  file text NOT NULL,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$')
);

CREATE TABLE submission (
  id integer PRIMARY KEY,
  batch integer NOT NULL REFERENCES batch (sequence),
  input integer NOT NULL REFERENCES input (id),
  layout text NOT NULL,
  scheme integer NOT NULL REFERENCES scheme (id),
  employer text NOT NULL,
  council text NOT NULL,
  period integer NOT NULL CHECK (period BETWEEN 22800 AND 26399),
  sequence integer CHECK (sequence >= 0)
);
CREATE INDEX submission_return ON submission (scheme, employer, council, period, layout, sequence);

CREATE TABLE person (
  id integer PRIMARY KEY,
  batch integer NOT NULL REFERENCES batch (sequence),
  key bytea NOT NULL UNIQUE CHECK (length(key) = 32)
);

-- Heads 1 to 6: payment, top-up, recovery, employer's National Insurance, employer's pension, fee; kinds 1 to 4: claim,
-- reversal, recovery, adjustment. times: what the posting adds to the count of its instalment.
CREATE TABLE posting (
  id integer PRIMARY KEY,
  batch integer NOT NULL REFERENCES batch (sequence),
  submission integer NOT NULL REFERENCES submission (id),
  person integer NOT NULL REFERENCES person (id),
  scheme integer NOT NULL REFERENCES scheme (id),
  head integer NOT NULL CHECK (head BETWEEN 1 AND 6),
  month integer NOT NULL CHECK (month BETWEEN 22800 AND 26399),
  instalment integer NOT NULL CHECK (instalment BETWEEN 0 AND 99),
  pence bigint NOT NULL CHECK (pence <> 0 AND pence BETWEEN -1000000000000 AND 1000000000000),
  kind integer NOT NULL CHECK (kind BETWEEN 1 AND 4),
  times integer NOT NULL,
  reverses integer UNIQUE REFERENCES posting (id) CHECK (reverses IS NOT NULL OR kind <> 2),
  sheet text NOT NULL,
  row integer NOT NULL CHECK (row >= 0),
  standing text,
  CONSTRAINT posting_of_its_kind CHECK (CASE kind
    WHEN 1 THEN times = 1 AND pence > 0 AND head <> 3
    WHEN 2 THEN times IN (-1, 0)
    WHEN 3 THEN times = 0 AND pence < 0 AND head = 3
    ELSE times = 0 END)
);
CREATE INDEX posting_person ON posting (person);
CREATE INDEX posting_submission ON posting (submission);

-- Both follow from the postings (posting_room), and nothing else writes them.
CREATE TABLE slot (
  person integer NOT NULL,
  scheme integer NOT NULL,
  head integer NOT NULL,
  instalment integer NOT NULL CHECK (instalment BETWEEN 1 AND 99),
  times integer NOT NULL CONSTRAINT slot_taken_once CHECK (times IN (0, 1)),
  PRIMARY KEY (person, scheme, head, instalment)
);
CREATE TABLE total (
  person integer NOT NULL,
  scheme integer NOT NULL,
  ceiling bigint,
  pence bigint NOT NULL CONSTRAINT total_not_below_nothing CHECK (pence >= 0),
  posting integer NOT NULL,
  PRIMARY KEY (person, scheme),
  CONSTRAINT total_within_ceiling CHECK (pence <= ceiling)
);

CREATE TABLE standing (
  id integer PRIMARY KEY,
  batch integer NOT NULL REFERENCES batch (sequence),
  submission integer NOT NULL REFERENCES submission (id),
  person integer NOT NULL REFERENCES person (id),
  scheme integer NOT NULL REFERENCES scheme (id),
  sheet text NOT NULL,
  row integer NOT NULL CHECK (row >= 0),
  numbers text NOT NULL CHECK (numbers ~ '^[-0-9,]+$'),
  CONSTRAINT standing_once UNIQUE (person, scheme, submission, sheet, row)
);

CREATE TABLE duplicate_case (
  id integer PRIMARY KEY,
  batch integer NOT NULL REFERENCES batch (sequence),
  code text NOT NULL CONSTRAINT case_code_once UNIQUE,
  scheme integer NOT NULL REFERENCES scheme (id),
  person integer NOT NULL REFERENCES person (id),
  certainty text NOT NULL CHECK (certainty IN ('certain', 'possible')),
  kind text NOT NULL,
  file_a text NOT NULL, row_a integer NOT NULL, employer_a text NOT NULL,
  file_b text NOT NULL, row_b integer NOT NULL, employer_b text NOT NULL, batch_b text NOT NULL,
  evidence text NOT NULL,
  keep text NOT NULL CHECK (keep IN ('A', 'B', 'none')),
  reason text NOT NULL,
  at_risk bigint NOT NULL
);

CREATE TABLE case_event (
  id integer PRIMARY KEY,
  batch integer NOT NULL REFERENCES batch (sequence),
  duplicate_case integer NOT NULL REFERENCES duplicate_case (id),
  status text NOT NULL CHECK (status IN ('open', 'closed')),
  outcome text NOT NULL,
  day integer,
  decided_by text NOT NULL,
  evidence text NOT NULL,
  recovered bigint NOT NULL CHECK (recovered >= 0)
);

CREATE TABLE decision (
  id integer PRIMARY KEY,
  batch integer NOT NULL REFERENCES batch (sequence),
  input integer NOT NULL REFERENCES input (id),
  scheme integer NOT NULL REFERENCES scheme (id),
  person integer NOT NULL REFERENCES person (id),
  code text NOT NULL,
  sheet text NOT NULL,
  row integer NOT NULL CHECK (row >= 0),
  details text NOT NULL
);

CREATE TABLE claim_key (
  id integer PRIMARY KEY,
  batch integer NOT NULL REFERENCES batch (sequence),
  scheme integer NOT NULL REFERENCES scheme (id),
  year integer NOT NULL CHECK (year BETWEEN 1900 AND 2199),
  key_check text NOT NULL CHECK (key_check ~ '^[0-9a-f]{64}$')
);

-- The secrets of these keys, enciphered with the book's key, which is not at the server. The one table of which rows go: a purge
-- takes those that it names (forget).
CREATE TABLE claim_secret (
  key_check text PRIMARY KEY CHECK (key_check ~ '^[0-9a-f]{64}$'),
  nonce bytea NOT NULL CHECK (length(nonce) = 12),
  cipher bytea NOT NULL
);

CREATE TABLE person_link (
  id integer PRIMARY KEY,
  batch integer NOT NULL REFERENCES batch (sequence),
  person integer NOT NULL REFERENCES person (id),
  claim_key integer NOT NULL REFERENCES claim_key (id),
  key bytea NOT NULL UNIQUE CHECK (length(key) = 32)
);

CREATE TABLE sealed_text (
  id integer PRIMARY KEY,
  batch integer NOT NULL REFERENCES batch (sequence),
  decision integer NOT NULL REFERENCES decision (id),
  claim_key integer NOT NULL REFERENCES claim_key (id),
  nonce bytea NOT NULL CHECK (length(nonce) = 12),
  cipher bytea NOT NULL
);

CREATE TABLE match_run (
  id integer PRIMARY KEY,
  batch integer NOT NULL REFERENCES batch (sequence),
  scheme integer NOT NULL REFERENCES scheme (id),
  claim_key integer REFERENCES claim_key (id),
  kind text NOT NULL CHECK (kind IN ('n', 'nf', 'ns', 's', 'p')),
  keys bytea NOT NULL CHECK (length(keys) BETWEEN 12 AND 786432 AND length(keys) % 12 = 0)
);

CREATE TABLE open_condition (
  id integer PRIMARY KEY,
  batch integer NOT NULL REFERENCES batch (sequence),
  submission integer NOT NULL REFERENCES submission (id),
  person integer NOT NULL REFERENCES person (id),
  scheme integer NOT NULL REFERENCES scheme (id),
  kind text NOT NULL CHECK (kind IN ('expected-shifts', 'paid-not-eligible', 'arrears')),
  month integer NOT NULL CHECK (month BETWEEN 22800 AND 26399),
  pence bigint NOT NULL,
  sheet text NOT NULL,
  row integer NOT NULL CHECK (row >= 0),
  about text NOT NULL
);

CREATE TABLE event (
  id integer PRIMARY KEY,
  batch integer NOT NULL REFERENCES seal (batch),
  kind text NOT NULL CHECK (kind IN ('prepared', 'approved', 'withdrawn', 'paid')),
  account text NOT NULL CHECK (account <> ''),
  day integer NOT NULL,
  reason text NOT NULL,
  previous text NOT NULL CHECK (previous ~ '^[0-9a-f]{64}$'),
  chain text NOT NULL UNIQUE CHECK (chain ~ '^[0-9a-f]{64}$')
);

-- The batch that stands under an id. It goes from here when the batch is withdrawn, so that the id may come again.
CREATE TABLE batch_stands (
  id text CONSTRAINT batch_once PRIMARY KEY,
  sequence integer NOT NULL UNIQUE REFERENCES batch (sequence)
);

-- How a rule refuses: `taliad:<reason>`, with a code of its own, so that no other error is taken for it.
CREATE FUNCTION refuse(reason text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'taliad:%', reason USING ERRCODE = 'TAL01';
END $$;

CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM taliad.refuse('append-only');
  RETURN NULL;
END $$;

-- A batch comes after the newest one, on top of its chain; its id stands once (batch_stands).
CREATE FUNCTION batch_before() RETURNS trigger LANGUAGE plpgsql SET search_path = taliad, pg_temp AS $$
DECLARE
  newest integer := coalesce((SELECT max(sequence) FROM batch), 0);
BEGIN
  IF NEW.sequence <> newest + 1 THEN PERFORM refuse('batch-out-of-order'); END IF;
  IF NEW.previous <> coalesce((SELECT chain FROM seal WHERE batch = newest), repeat('0', 64)) THEN
    PERFORM refuse('chain-broken');
  END IF;
  IF NEW.withdraws IS NOT NULL THEN
    IF NOT EXISTS (SELECT 1 FROM batch WHERE sequence = NEW.withdraws AND kind = 'run') THEN
      PERFORM refuse('withdrawal-of-nothing');
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION batch_after() RETURNS trigger LANGUAGE plpgsql SET search_path = taliad, pg_temp AS $$
BEGIN
  DELETE FROM batch_stands WHERE sequence = NEW.withdraws;
  INSERT INTO batch_stands VALUES (NEW.id, NEW.sequence);
  RETURN NULL;
END $$;
CREATE TRIGGER batch_before BEFORE INSERT ON batch FOR EACH ROW EXECUTE FUNCTION batch_before();
CREATE TRIGGER batch_after AFTER INSERT ON batch FOR EACH ROW EXECUTE FUNCTION batch_after();

-- Rows come into the batch that is open, and into no other.
CREATE FUNCTION in_open_batch() RETURNS trigger LANGUAGE plpgsql SET search_path = taliad, pg_temp AS $$
DECLARE
  open integer := (SELECT b.sequence FROM batch AS b LEFT JOIN seal AS s ON s.batch = b.sequence WHERE s.batch IS NULL);
BEGIN
  IF EXISTS (SELECT 1 FROM added WHERE batch IS DISTINCT FROM open) THEN PERFORM refuse('batch-not-open'); END IF;
  RETURN NULL;
END $$;

-- A version of a return comes after every version of it that stands.
CREATE FUNCTION submission_after() RETURNS trigger LANGUAGE plpgsql SET search_path = taliad, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM added AS n JOIN submission AS e ON e.scheme = n.scheme AND e.employer = n.employer AND e.council = n.council
      AND e.period = n.period AND e.layout = n.layout AND e.sequence >= n.sequence AND e.id < n.id
    WHERE NOT EXISTS (SELECT 1 FROM batch AS w WHERE w.withdraws = e.batch)
  ) THEN PERFORM refuse('return-not-newer'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER submission_after AFTER INSERT ON submission REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION submission_after();

-- What postings take and give back, person by person in the order of their numbers. What is there is changed first: a row
-- that is put in for the first time has to keep the rules by itself.
CREATE FUNCTION posting_room() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = taliad, pg_temp AS $$
BEGIN
  WITH moved AS (
    SELECT person, scheme, head, instalment, sum(times) AS times FROM added WHERE instalment > 0
    GROUP BY person, scheme, head, instalment HAVING sum(times) <> 0 ORDER BY person, scheme, head, instalment
  ), there AS (
    UPDATE slot AS s SET times = s.times + m.times FROM moved AS m
    WHERE (s.person, s.scheme, s.head, s.instalment) = (m.person, m.scheme, m.head, m.instalment)
    RETURNING s.person, s.scheme, s.head, s.instalment
  )
  INSERT INTO slot SELECT person, scheme, head, instalment, times FROM moved
  WHERE (person, scheme, head, instalment) NOT IN (SELECT person, scheme, head, instalment FROM there);

  WITH moved AS (
    SELECT person, scheme, sum(pence) AS pence, max(id) AS posting FROM added WHERE head <= 3
    GROUP BY person, scheme ORDER BY person, scheme
  ), there AS (
    UPDATE total AS t SET pence = t.pence + m.pence, posting = m.posting FROM moved AS m
    WHERE (t.person, t.scheme) = (m.person, m.scheme) RETURNING t.person, t.scheme
  )
  INSERT INTO total SELECT m.person, m.scheme, s.ceiling, m.pence, m.posting FROM moved AS m JOIN scheme AS s ON s.id = m.scheme
  WHERE (m.person, m.scheme) NOT IN (SELECT person, scheme FROM there);
  RETURN NULL;
END $$;
CREATE TRIGGER posting_room AFTER INSERT ON posting REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION posting_room();

-- The seal closes the batch: its sums are those of its postings, which follow one another; each reversal is the mirror of an
-- earlier posting; nobody owes a head more than was paid; a row with money stands in its postings alone.
CREATE FUNCTION seal_before() RETURNS trigger LANGUAGE plpgsql SET search_path = taliad, pg_temp AS $$
DECLARE
  before integer := coalesce((SELECT last_posting FROM seal ORDER BY batch DESC LIMIT 1), 0);
  brought record;
BEGIN
  IF NEW.batch IS DISTINCT FROM (SELECT max(sequence) FROM batch) THEN PERFORM refuse('batch-not-open'); END IF;
  SELECT count(*) AS postings, coalesce(sum(pence), 0) AS pence, coalesce(max(id), before) AS last INTO brought
  FROM posting WHERE id > before;
  IF (NEW.postings, NEW.pence, NEW.last_posting) IS DISTINCT FROM (brought.postings::integer, brought.pence::bigint, brought.last)
    THEN PERFORM refuse('totals-differ'); END IF;
  IF brought.last - before <> brought.postings THEN PERFORM refuse('posting-out-of-order'); END IF;
  IF (SELECT kind FROM batch WHERE sequence = NEW.batch) = 'withdrawal'
    AND EXISTS (SELECT 1 FROM posting WHERE id > before AND reverses IS NULL)
    THEN PERFORM refuse('withdrawal-with-claims'); END IF;
  IF EXISTS (
    SELECT 1 FROM posting AS p JOIN submission AS s ON s.id = p.submission
    WHERE p.id > before AND (s.scheme <> p.scheme OR (s.batch <> NEW.batch AND p.reverses IS NULL))
  ) THEN PERFORM refuse('submission-unknown'); END IF;
  IF EXISTS (
    SELECT 1 FROM posting AS p JOIN posting AS o ON o.id = p.reverses LEFT JOIN posting AS first ON first.id = o.reverses
    WHERE p.id > before AND (
      o.batch >= NEW.batch
      OR (o.pence, o.times, o.person, o.scheme, o.submission, o.head, o.month, o.instalment, o.sheet, o.row)
        IS DISTINCT FROM (-p.pence, -p.times, p.person, p.scheme, p.submission, p.head, p.month, p.instalment, p.sheet, p.row)
      OR NOT CASE WHEN p.kind = 2 THEN o.kind <> 2 ELSE o.kind = 2 AND p.kind = first.kind END)
  ) THEN PERFORM refuse('reversal-differs'); END IF;
  IF EXISTS (
    SELECT 1 FROM posting AS p
    WHERE p.id > before AND CASE WHEN p.head = 3 THEN p.pence > 0 ELSE p.pence < 0 END
      AND (SELECT CASE WHEN p.head = 3 THEN sum(own.pence) > 0 ELSE sum(own.pence) < 0 END FROM posting AS own
        WHERE own.person = p.person AND own.scheme = p.scheme AND own.head = p.head)
  ) THEN PERFORM refuse('negative-balance'); END IF;
  IF EXISTS (
    SELECT 1 FROM standing AS n JOIN posting AS p ON p.person = n.person AND p.scheme = n.scheme
      AND p.submission = n.submission AND p.sheet = n.sheet AND p.row = n.row
    WHERE n.batch = NEW.batch OR p.id > before
  ) THEN PERFORM refuse('standing-with-money'); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER seal_before BEFORE INSERT ON seal FOR EACH ROW EXECUTE FUNCTION seal_before();

-- Events come between batches and have a chain of their own.
CREATE FUNCTION event_before() RETURNS trigger LANGUAGE plpgsql SET search_path = taliad, pg_temp AS $$
DECLARE
  newest integer := coalesce((SELECT max(id) FROM event), 0);
BEGIN
  IF NEW.id <> newest + 1 THEN PERFORM refuse('event-out-of-order'); END IF;
  IF NEW.previous <> coalesce((SELECT chain FROM event WHERE id = newest), repeat('0', 64)) THEN
    PERFORM refuse('chain-broken');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER event_before BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION event_before();

-- Nothing is changed and nothing removed, whoever asks; rows that a batch brings come into the open one.
DO $$
DECLARE
  one text;
BEGIN
  FOREACH one IN ARRAY ARRAY['book', 'batch', 'seal', 'publication', 'event', 'scheme', 'input', 'submission', 'person', 'posting',
    'standing', 'duplicate_case', 'case_event', 'decision', 'claim_key', 'person_link', 'sealed_text', 'match_run',
    'open_condition'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON taliad.%I FOR EACH STATEMENT
      EXECUTE FUNCTION taliad.append_only()', one || '_append_only', one);
  END LOOP;
  FOREACH one IN ARRAY ARRAY['scheme', 'input', 'submission', 'person', 'posting', 'standing', 'duplicate_case', 'case_event',
    'decision', 'claim_key', 'person_link', 'sealed_text', 'match_run', 'open_condition'] LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON taliad.%I REFERENCING NEW TABLE AS added FOR EACH STATEMENT
      EXECUTE FUNCTION taliad.in_open_batch()', one || '_in_open_batch', one);
  END LOOP;
END $$;

-- The one writer's place: whoever writes holds it until the end of the transaction.
CREATE FUNCTION take_place() RETURNS void LANGUAGE sql AS $$ SELECT pg_advisory_xact_lock(1413565513) $$;

-- The one way in: rows of a table, as JSON, in the order in which they are given.
--   SELECT taliad.put('publication', '[{"batch": 1}]');
CREATE FUNCTION put(target text, rows json) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = taliad, pg_temp AS $$
BEGIN
  -- That a folder is in its place may be said at any time, and twice is as good as once.
  IF target <> 'publication' THEN PERFORM take_place(); END IF;
  IF target <> ALL (ARRAY['book', 'batch', 'seal', 'publication', 'event', 'scheme', 'input', 'submission', 'person', 'posting',
    'standing', 'duplicate_case', 'case_event', 'decision', 'claim_key', 'person_link', 'sealed_text', 'match_run',
    'open_condition', 'claim_secret']) THEN PERFORM refuse('table-unknown'); END IF;
  EXECUTE format('INSERT INTO taliad.%I SELECT * FROM json_populate_recordset(NULL::taliad.%I, $1) %s', target,
    target, CASE WHEN target IN ('publication', 'claim_secret') THEN 'ON CONFLICT DO NOTHING' ELSE '' END) USING rows;
END $$;

-- Takes the secrets that a purge in the book has named, and no others. What was written of them before goes with VACUUM, and
-- from backups and the log as these grow old.
CREATE FUNCTION forget() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = taliad, pg_temp AS $$
  DELETE FROM claim_secret WHERE key_check IN (
    SELECT k.sha256 FROM input AS k JOIN input AS m ON m.batch = k.batch AND m.file = 'manifest.json'
    JOIN batch AS b ON b.sequence = k.batch AND b.manifest = m.sha256 WHERE k.file LIKE 'key %')
$$;

-- The book as a person reads it.
--   SELECT period, head, sum(pence) FROM taliad.postings GROUP BY period, head ORDER BY 1, 2;
CREATE VIEW postings AS
SELECT p.id AS posting, b.id AS batch, c.name AS scheme, encode(w.key, 'hex') AS person, s.employer, s.council,
  format('%s-%s', s.period / 12, lpad((s.period % 12 + 1)::text, 2, '0')) AS period,
  (ARRAY['claim', 'reversal', 'recovery', 'adjustment'])[p.kind] AS kind,
  (ARRAY['PAYMENT', 'TOPUP', 'RECOVERY', 'EMPLOYER_NI', 'EMPLOYER_PENSION', 'ADMIN_FEE'])[p.head] AS head,
  format('%s-%s', p.month / 12, lpad((p.month % 12 + 1)::text, 2, '0')) AS due_month, p.instalment, p.pence, i.file, p.sheet,
  p.row, p.reverses
FROM posting AS p
JOIN batch AS b ON b.sequence = p.batch JOIN scheme AS c ON c.id = p.scheme JOIN person AS w ON w.id = p.person
JOIN submission AS s ON s.id = p.submission JOIN input AS i ON i.id = s.input;

-- Roles: officers read and put, auditors read; nobody but the owner has more. Where this account may make no roles, whoever
-- may grants the same by hand.
REVOKE ALL ON FUNCTION put(text, json), forget() FROM PUBLIC;
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'taliad_officer') THEN CREATE ROLE taliad_officer NOLOGIN; END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'taliad_auditor') THEN CREATE ROLE taliad_auditor NOLOGIN; END IF;
  GRANT USAGE ON SCHEMA taliad TO taliad_officer, taliad_auditor;
  GRANT SELECT ON ALL TABLES IN SCHEMA taliad TO taliad_officer, taliad_auditor;
  GRANT EXECUTE ON FUNCTION put(text, json), forget() TO taliad_officer;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE 'the roles taliad_officer and taliad_auditor were not made';
END $$;
