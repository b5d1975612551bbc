-- A book of version 1 of the tables as the program made it then, with its key and its end mark.
-- key fbbb0275e368a5dbf9564074e08f892abe9c213ddd52b1c6d7d8082fb82262b9
-- end 1ebb6bdaed9ebf6b 6 f2dbe886e46ebb5c09e731c393a71838b7dacdd1b0e3e6a703ff4755d7701bfe
PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TABLE book (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  id TEXT NOT NULL CHECK (length(id) = 16 AND id NOT GLOB '*[^0-9a-f]*'),
  key_check TEXT NOT NULL CHECK (length(key_check) = 64 AND key_check NOT GLOB '*[^0-9a-f]*')
) STRICT;
CREATE TABLE head (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE kind (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE batch (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT REFERENCES seal (batch) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL CHECK (length(id) = 12 AND id NOT GLOB '*[^0-9a-f]*'),
  kind TEXT NOT NULL CHECK (kind IN ('run', 'withdrawal')),
  withdraws INTEGER REFERENCES batch (sequence) CHECK ((kind = 'withdrawal') = (withdraws IS NOT NULL)),
  manifest TEXT NOT NULL CHECK (length(manifest) = 64 AND manifest NOT GLOB '*[^0-9a-f]*'),
  staging TEXT NOT NULL CHECK (length(staging) <= 255 AND staging NOT GLOB '*/*'),
  recorded_on INTEGER,
  previous TEXT NOT NULL CHECK (length(previous) = 64 AND previous NOT GLOB '*[^0-9a-f]*')
) STRICT;
CREATE INDEX batch_id ON batch (id);
CREATE UNIQUE INDEX batch_withdraws ON batch (withdraws) WHERE withdraws IS NOT NULL;
CREATE TABLE seal (
  batch INTEGER PRIMARY KEY REFERENCES batch (sequence),
  content TEXT NOT NULL CHECK (length(content) = 64 AND content NOT GLOB '*[^0-9a-f]*'),
  postings INTEGER NOT NULL CHECK (postings >= 0),
  last_posting INTEGER NOT NULL,
  pence INTEGER NOT NULL,
  chain TEXT NOT NULL UNIQUE CHECK (length(chain) = 64 AND chain NOT GLOB '*[^0-9a-f]*')
) STRICT;
CREATE TABLE publication (batch INTEGER PRIMARY KEY REFERENCES seal (batch)) STRICT;
CREATE TABLE scheme (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch (sequence),
  name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 80),
  ceiling INTEGER CHECK (ceiling BETWEEN 1 AND 1000000000000)
) STRICT;
CREATE TABLE input (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch (sequence),
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*')
) STRICT;
CREATE INDEX input_sha256 ON input (sha256);
CREATE TABLE submission (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch (sequence),
  input INTEGER NOT NULL REFERENCES input (id),
  layout TEXT NOT NULL,
  scheme INTEGER NOT NULL REFERENCES scheme (id),
  employer TEXT NOT NULL,
  council TEXT NOT NULL,
  period INTEGER NOT NULL CHECK (period BETWEEN 22800 AND 26399),
  sequence INTEGER CHECK (sequence >= 0)
) STRICT;
CREATE INDEX submission_return ON submission (scheme, employer, council, period, layout, sequence);
CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch (sequence),
  key BLOB NOT NULL UNIQUE CHECK (length(key) = 32)
) STRICT;
CREATE TABLE posting (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch (sequence),
  submission INTEGER NOT NULL REFERENCES submission (id),
  person INTEGER NOT NULL REFERENCES person (id),
  scheme INTEGER NOT NULL REFERENCES scheme (id),
  head INTEGER NOT NULL CHECK (head BETWEEN 1 AND 6),
  month INTEGER NOT NULL CHECK (month BETWEEN 22800 AND 26399),
  instalment INTEGER NOT NULL CHECK (instalment BETWEEN 0 AND 99),
  pence INTEGER NOT NULL CHECK (pence <> 0 AND pence BETWEEN -1000000000000 AND 1000000000000),
  kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 4),
  times INTEGER NOT NULL,
  reverses INTEGER REFERENCES posting (id) CHECK (reverses IS NOT NULL OR kind <> 2),
  sheet TEXT NOT NULL,
  row INTEGER NOT NULL CHECK (row >= 0),
  standing TEXT,
  CHECK (CASE kind
    WHEN 1 THEN times = 1 AND pence > 0 AND head <> 3
    WHEN 2 THEN times IN (-1, 0)
    WHEN 3 THEN times = 0 AND pence < 0 AND head = 3
    ELSE times = 0 END)
) STRICT;
CREATE INDEX posting_person ON posting (person, scheme, head, instalment, times, pence, submission);
CREATE INDEX posting_submission ON posting (submission, head, pence);
CREATE INDEX posting_reverses ON posting (reverses) WHERE reverses IS NOT NULL;
CREATE TABLE duplicate_case (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch (sequence),
  code TEXT NOT NULL UNIQUE,
  scheme INTEGER NOT NULL REFERENCES scheme (id),
  person INTEGER NOT NULL REFERENCES person (id),
  certainty TEXT NOT NULL CHECK (certainty IN ('certain', 'possible')),
  kind TEXT NOT NULL,
  file_a TEXT NOT NULL, row_a INTEGER NOT NULL, employer_a TEXT NOT NULL,
  file_b TEXT NOT NULL, row_b INTEGER NOT NULL, employer_b TEXT NOT NULL, batch_b TEXT NOT NULL,
  evidence TEXT NOT NULL,
  keep TEXT NOT NULL CHECK (keep IN ('A', 'B', 'none')),
  reason TEXT NOT NULL,
  at_risk INTEGER NOT NULL
) STRICT;
CREATE TABLE case_event (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch (sequence),
  duplicate_case INTEGER NOT NULL REFERENCES duplicate_case (id),
  status TEXT NOT NULL CHECK (status IN ('open', 'closed')),
  outcome TEXT NOT NULL,
  day INTEGER,
  decided_by TEXT NOT NULL,
  evidence TEXT NOT NULL,
  recovered INTEGER NOT NULL CHECK (recovered >= 0)
) STRICT;
CREATE INDEX case_event_case ON case_event (duplicate_case);
CREATE TABLE decision (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch (sequence),
  input INTEGER NOT NULL REFERENCES input (id),
  scheme INTEGER NOT NULL REFERENCES scheme (id),
  person INTEGER NOT NULL REFERENCES person (id),
  code TEXT NOT NULL,
  sheet TEXT NOT NULL,
  row INTEGER NOT NULL CHECK (row >= 0),
  details TEXT NOT NULL
) STRICT;
CREATE INDEX decision_person ON decision (person);
CREATE INDEX decision_code ON decision (code);
CREATE VIEW postings AS
SELECT p.id AS posting, b.id AS batch, c.name AS scheme, lower(hex(w.key)) AS person, s.employer, s.council,
  printf('%04d-%02d', s.period / 12, s.period % 12 + 1) AS period, k.code AS kind, h.code AS head,
  printf('%04d-%02d', p.month / 12, p.month % 12 + 1) AS due_month, p.instalment, p.pence, i.file, p.sheet, p.row, p.reverses
FROM posting p
JOIN batch b ON b.sequence = p.batch JOIN scheme c ON c.id = p.scheme JOIN person w ON w.id = p.person
JOIN submission s ON s.id = p.submission JOIN input i ON i.id = s.input
JOIN kind k ON k.id = p.kind JOIN head h ON h.id = p.head;
INSERT INTO book VALUES (1, '1ebb6bdaed9ebf6b', '758a6b9457f652759c24a66665514b4d71c64dc377bd22236b83623f8ea30f47');
INSERT INTO head VALUES (1, 'PAYMENT');
INSERT INTO head VALUES (2, 'TOPUP');
INSERT INTO head VALUES (3, 'RECOVERY');
INSERT INTO head VALUES (4, 'EMPLOYER_NI');
INSERT INTO head VALUES (5, 'EMPLOYER_PENSION');
INSERT INTO head VALUES (6, 'ADMIN_FEE');
INSERT INTO kind VALUES (1, 'claim');
INSERT INTO kind VALUES (2, 'reversal');
INSERT INTO kind VALUES (3, 'recovery');
INSERT INTO kind VALUES (4, 'adjustment');
INSERT INTO batch VALUES (1, '205e5781a277', 'run', NULL, 'b4901444bb73d30b86d1a33909cd90de7d66afa74fdf4325acbf3b126f55d25f', '', NULL, '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO batch VALUES (2, 'efbe65440238', 'run', NULL, 'f026eba8e207e9feb3f44d94c8ecd9b5316005abd7483a0f4def869adefdab65', '', NULL, 'f16d4d4d732d5f5c4ea8024c922ebd593662decaabaae1efb4efc047d6d115c7');
INSERT INTO batch VALUES (3, '0f3991a6127f', 'run', NULL, '2db0ba712812482bb1b107c68043b49b41bdcf0643a1053e8bda02e6d693b2e2', '', NULL, '4c726c4b13253df44029cee5cceab657a5f61244ea8b1464bc41bd9fd09e3602');
INSERT INTO batch VALUES (4, '3c482346f375', 'run', NULL, '8a934b72e6eb6638c1b6190b7fc0b0b4ed2d696a16d1fdce0008c3124fe6c08b', '', NULL, '6a80cbc06c50019330165174fb9d54fa37ac1445a80bb21c331b75532cc00f1c');
INSERT INTO batch VALUES (5, '8f07db642015', 'run', NULL, 'd9b270fe91293fd1f84a2e5fa83f1719ce80ddb67d870428f144f93233bc7e9a', '', NULL, '73fd60dceef5f245f94c152bff325961bae3e849029ef7e54404d1251b0235af');
INSERT INTO batch VALUES (6, '50e721e49c01', 'withdrawal', 3, '50e721e49c013f00c62cf59f2163542a9d8df02464efeb615d31051b0fddc326', '', NULL, 'c08c469ef3ed25e2b49a281fa0a1dfd7ee75c4279d7c44ab8fb38e9807758308');
INSERT INTO seal VALUES (1, 'd62d6faafd6f095b45e824d3206c45bbb9727043cf03a22c461a19d1fd7cb4af', 3, 3, 89880, 'f16d4d4d732d5f5c4ea8024c922ebd593662decaabaae1efb4efc047d6d115c7');
INSERT INTO seal VALUES (2, '96636ed4645ea56852a1a4a87f3eb0a9accf97498a513a733365ba061777a439', 2, 5, 59920, '4c726c4b13253df44029cee5cceab657a5f61244ea8b1464bc41bd9fd09e3602');
INSERT INTO seal VALUES (3, '8298b942fd6c8e5d6046dc3f282b350e09adb115aba1c81c361b7548d8942324', 2, 7, 168462, '6a80cbc06c50019330165174fb9d54fa37ac1445a80bb21c331b75532cc00f1c');
INSERT INTO seal VALUES (4, 'c67078210679e42f74707690c24e866beec8be62a350508ec35fcc52856ac3a2', 1, 8, -29960, '73fd60dceef5f245f94c152bff325961bae3e849029ef7e54404d1251b0235af');
INSERT INTO seal VALUES (5, 'aca928853209c336f909103227d0123a5ebedce60422e6b2287fb0b574cfd9c9', 5, 13, -29960, 'c08c469ef3ed25e2b49a281fa0a1dfd7ee75c4279d7c44ab8fb38e9807758308');
INSERT INTO seal VALUES (6, '881908185780d789adb32faf93e55c88df2a465c159b2a8bcc89d2ad14cce647', 2, 15, -168462, 'f2dbe886e46ebb5c09e731c393a71838b7dacdd1b0e3e6a703ff4755d7701bfe');
INSERT INTO scheme VALUES (1, 1, 'social-care-payment-2022', 149800);
INSERT INTO input VALUES (1, 1, 'month 1.csv', '205e5781a277acb2b087441e9bcb7169b30a68c9ed3d2b0da378578fd96033c9');
INSERT INTO input VALUES (2, 2, 'month 2.csv', 'efbe65440238a903107e4a7f60d5d8e22f891badd38dc918c49cb510b9b41c12');
INSERT INTO input VALUES (3, 3, 'lump.csv', '0f3991a6127f248803839e8c5312cd1655c285033ff3cfa4a0a1ddf350c4bd3e');
INSERT INTO input VALUES (4, 4, 'back.csv', '3c482346f375027677fa8a0d6830a32714d4f13f9e94c2d9e215e0ac205ad4e5');
INSERT INTO input VALUES (5, 5, 'month 1 again.csv', '8f07db642015815e6c1d2ef49f5482363bc1fb1fc48693cbb2e497ca9d768790');
INSERT INTO submission VALUES (1, 1, 1, 'wfp-return', 1, 'E0042', 'W06000015', 24269, 1);
INSERT INTO submission VALUES (2, 2, 2, 'wfp-return', 1, 'E0042', 'W06000015', 24270, 1);
INSERT INTO submission VALUES (3, 3, 3, 'wfp-return', 1, 'E0077', 'W06000015', 24269, 1);
INSERT INTO submission VALUES (4, 4, 4, 'decisions', 1, 'E0042', 'W06000015', 24269, NULL);
INSERT INTO submission VALUES (5, 5, 5, 'wfp-return', 1, 'E0042', 'W06000015', 24269, 2);
INSERT INTO person VALUES (1, 1, x'8073070f9f26627552d4ebe204e0d0f987f226a0491f2c553fa4bbc87755bb25');
INSERT INTO person VALUES (2, 1, x'034c50749fcc720d7e5bb53acace994768b73dbae1565aadc7855f6350549f9c');
INSERT INTO person VALUES (3, 1, x'197e09525755804b9bed0d79e3c611257d1d90f9b368da7be0c025d860efe974');
INSERT INTO person VALUES (4, 3, x'41d7f7fa9821917a89eea3eca9d5826a41ef2717076a16030fbfdc9b5a019e2b');
INSERT INTO posting VALUES (1, 1, 1, 1, 1, 1, 24269, 1, 29960, 1, 1, NULL, '', 2, NULL);
INSERT INTO posting VALUES (2, 1, 1, 2, 1, 1, 24269, 1, 29960, 1, 1, NULL, '', 3, NULL);
INSERT INTO posting VALUES (3, 1, 1, 3, 1, 1, 24269, 1, 29960, 1, 1, NULL, '', 4, NULL);
INSERT INTO posting VALUES (4, 2, 2, 1, 1, 1, 24270, 2, 29960, 1, 1, NULL, '', 2, NULL);
INSERT INTO posting VALUES (5, 2, 2, 2, 1, 1, 24270, 2, 29960, 1, 1, NULL, '', 3, NULL);
INSERT INTO posting VALUES (6, 3, 3, 4, 1, 1, 24269, 0, 149800, 1, 1, NULL, '', 5, NULL);
INSERT INTO posting VALUES (7, 3, 3, 4, 1, 4, 24269, 0, 18662, 1, 1, NULL, '', 5, NULL);
INSERT INTO posting VALUES (8, 4, 4, 2, 1, 3, 24269, 0, -29960, 3, 0, NULL, '', 3, NULL);
INSERT INTO posting VALUES (9, 5, 1, 3, 1, 1, 24269, 1, -29960, 2, -1, 3, '', 4, NULL);
INSERT INTO posting VALUES (10, 5, 1, 2, 1, 1, 24269, 1, -29960, 2, -1, 2, '', 3, NULL);
INSERT INTO posting VALUES (11, 5, 1, 1, 1, 1, 24269, 1, -29960, 2, -1, 1, '', 2, NULL);
INSERT INTO posting VALUES (12, 5, 5, 1, 1, 1, 24269, 1, 29960, 1, 1, NULL, '', 2, NULL);
INSERT INTO posting VALUES (13, 5, 5, 2, 1, 1, 24269, 1, 29960, 1, 1, NULL, '', 3, NULL);
INSERT INTO posting VALUES (14, 6, 3, 4, 1, 4, 24269, 0, -18662, 2, -1, 7, '', 5, NULL);
INSERT INTO posting VALUES (15, 6, 3, 4, 1, 1, 24269, 0, -149800, 2, -1, 6, '', 5, NULL);
INSERT INTO duplicate_case VALUES (1, 3, 'c-1', 1, 3, 'certain', 'same-number', 'a.csv', 2, 'E0042', 'lump.csv', 5, 'E0077', '205e5781a277', 'number', 'A', 'hours', 29960);
INSERT INTO decision VALUES (1, 3, 3, 1, 3, 'case-9', '', 4, '{}');
CREATE TRIGGER batch_before BEFORE INSERT ON batch BEGIN
  SELECT RAISE(ABORT, 'taliad:batch-out-of-order') WHERE NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM batch);
  SELECT RAISE(ABORT, 'taliad:batch-not-sealed') WHERE EXISTS (SELECT 1 FROM batch WHERE sequence = NEW.sequence - 1) AND NOT EXISTS (SELECT 1 FROM seal WHERE batch = NEW.sequence - 1);
  SELECT RAISE(ABORT, 'taliad:chain-broken') WHERE NEW.previous IS NOT coalesce((SELECT chain FROM seal WHERE batch = NEW.sequence - 1), '0000000000000000000000000000000000000000000000000000000000000000');
  SELECT RAISE(ABORT, 'taliad:batch-twice') WHERE EXISTS (SELECT 1 FROM batch AS earlier WHERE id = NEW.id AND NOT EXISTS (SELECT 1 FROM batch WHERE withdraws = earlier.sequence));
  SELECT RAISE(ABORT, 'taliad:withdrawal-of-nothing') WHERE NEW.withdraws IS NOT NULL AND NOT EXISTS (SELECT 1 FROM batch WHERE sequence = NEW.withdraws AND kind = 'run');
  SELECT RAISE(ABORT, 'taliad:withdrawn-already') WHERE NEW.withdraws IS NOT NULL AND EXISTS (SELECT 1 FROM batch WHERE withdraws = NEW.withdraws);
END;
CREATE TRIGGER seal_before BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'taliad:batch-not-open') WHERE NOT (EXISTS (SELECT 1 FROM batch WHERE sequence = NEW.batch) AND NOT EXISTS (SELECT 1 FROM seal WHERE batch = NEW.batch));
  SELECT RAISE(ABORT, 'taliad:chain-twice') WHERE EXISTS (SELECT 1 FROM seal WHERE chain = NEW.chain);
  SELECT RAISE(ABORT, 'taliad:totals-differ') WHERE NEW.last_posting IS NOT (SELECT coalesce(max(id), 0) FROM posting);
  SELECT RAISE(ABORT, 'taliad:totals-differ') WHERE (NEW.postings, NEW.pence) IS NOT (SELECT count(*), coalesce(sum(pence), 0) FROM posting
      WHERE id > coalesce((SELECT last_posting FROM seal WHERE batch = NEW.batch - 1), 0));
  SELECT RAISE(ABORT, 'taliad:withdrawal-with-claims') WHERE EXISTS (SELECT 1 FROM batch WHERE sequence = NEW.batch AND kind = 'withdrawal') AND EXISTS (SELECT 1 FROM posting
      WHERE id > coalesce((SELECT last_posting FROM seal WHERE batch = NEW.batch - 1), 0) AND reverses IS NULL);
END;
CREATE TRIGGER publication_before BEFORE INSERT ON publication BEGIN
  SELECT RAISE(ABORT, 'taliad:batch-not-sealed') WHERE NOT EXISTS (SELECT 1 FROM seal WHERE batch = NEW.batch);
  SELECT RAISE(ABORT, 'taliad:publication-twice') WHERE EXISTS (SELECT 1 FROM publication WHERE batch = NEW.batch);
END;
CREATE TRIGGER scheme_before BEFORE INSERT ON scheme BEGIN
  SELECT RAISE(ABORT, 'taliad:scheme-out-of-order') WHERE NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM scheme);
  SELECT RAISE(ABORT, 'taliad:batch-not-open') WHERE NOT (EXISTS (SELECT 1 FROM batch WHERE sequence = NEW.batch) AND NOT EXISTS (SELECT 1 FROM seal WHERE batch = NEW.batch));
  SELECT RAISE(ABORT, 'taliad:scheme-twice') WHERE EXISTS (SELECT 1 FROM scheme WHERE name = NEW.name);
END;
CREATE TRIGGER input_before BEFORE INSERT ON input BEGIN
  SELECT RAISE(ABORT, 'taliad:input-out-of-order') WHERE NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM input);
  SELECT RAISE(ABORT, 'taliad:batch-not-open') WHERE NOT (EXISTS (SELECT 1 FROM batch WHERE sequence = NEW.batch) AND NOT EXISTS (SELECT 1 FROM seal WHERE batch = NEW.batch));
END;
CREATE TRIGGER submission_before BEFORE INSERT ON submission BEGIN
  SELECT RAISE(ABORT, 'taliad:submission-out-of-order') WHERE NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM submission);
  SELECT RAISE(ABORT, 'taliad:batch-not-open') WHERE NOT (EXISTS (SELECT 1 FROM batch WHERE sequence = NEW.batch) AND NOT EXISTS (SELECT 1 FROM seal WHERE batch = NEW.batch));
  SELECT RAISE(ABORT, 'taliad:scheme-unknown') WHERE NOT EXISTS (SELECT 1 FROM scheme WHERE id = NEW.scheme);
  SELECT RAISE(ABORT, 'taliad:input-unknown') WHERE NOT EXISTS (SELECT 1 FROM input WHERE id = NEW.input AND batch = NEW.batch);
  SELECT RAISE(ABORT, 'taliad:return-not-newer') WHERE NEW.sequence IS NOT NULL AND EXISTS (SELECT 1 FROM submission AS earlier
      WHERE scheme = NEW.scheme AND employer = NEW.employer AND council = NEW.council AND period = NEW.period
      AND layout = NEW.layout AND sequence >= NEW.sequence AND NOT EXISTS (SELECT 1 FROM batch WHERE withdraws = earlier.batch));
END;
CREATE TRIGGER person_before BEFORE INSERT ON person BEGIN
  SELECT RAISE(ABORT, 'taliad:person-out-of-order') WHERE NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM person);
  SELECT RAISE(ABORT, 'taliad:batch-not-open') WHERE NOT (EXISTS (SELECT 1 FROM batch WHERE sequence = NEW.batch) AND NOT EXISTS (SELECT 1 FROM seal WHERE batch = NEW.batch));
  SELECT RAISE(ABORT, 'taliad:person-twice') WHERE EXISTS (SELECT 1 FROM person WHERE key = NEW.key);
END;
CREATE TRIGGER posting_after AFTER INSERT ON posting BEGIN
  SELECT CASE
    WHEN NEW.id <> (SELECT max(id) FROM posting)
      OR NEW.id <> 1 AND NOT EXISTS (SELECT 1 FROM posting WHERE id = NEW.id - 1)
      OR NEW.id <= (SELECT last_posting FROM seal ORDER BY batch DESC LIMIT 1)
      THEN RAISE(ABORT, 'taliad:posting-out-of-order')
    WHEN NEW.batch <> (SELECT max(sequence) FROM batch) OR EXISTS (SELECT 1 FROM seal WHERE batch = NEW.batch)
      THEN RAISE(ABORT, 'taliad:batch-not-open')
    WHEN NOT EXISTS (SELECT 1 FROM person WHERE id = NEW.person) THEN RAISE(ABORT, 'taliad:person-unknown')
    WHEN NOT EXISTS (SELECT 1 FROM submission WHERE id = NEW.submission AND scheme = NEW.scheme
      AND (batch = NEW.batch OR NEW.reverses IS NOT NULL)) THEN RAISE(ABORT, 'taliad:submission-unknown')
    WHEN NEW.reverses IS NOT NULL AND (SELECT count(*) FROM posting WHERE reverses = NEW.reverses) > 1
      THEN RAISE(ABORT, 'taliad:reversed-already')
    WHEN NEW.reverses IS NOT NULL AND NOT EXISTS (SELECT 1 FROM posting AS old WHERE old.id = NEW.reverses
      AND old.pence = -NEW.pence AND old.times = -NEW.times AND old.person = NEW.person AND old.scheme = NEW.scheme
      AND old.submission = NEW.submission AND old.head = NEW.head AND old.month = NEW.month
      AND old.instalment = NEW.instalment AND old.sheet = NEW.sheet AND old.row = NEW.row
      AND CASE WHEN NEW.kind = 2 THEN old.kind <> 2
        ELSE old.kind = 2 AND NEW.kind = (SELECT kind FROM posting WHERE id = old.reverses) END)
      THEN RAISE(ABORT, 'taliad:reversal-differs')
    WHEN NEW.times > 0 AND NEW.instalment > 0 AND (SELECT coalesce(sum(times), 0) FROM posting INDEXED BY posting_person WHERE person = NEW.person AND scheme = NEW.scheme AND head = NEW.head AND instalment = NEW.instalment) > 1
      THEN RAISE(ABORT, 'taliad:instalment-twice')
    WHEN NEW.pence < 0 AND NEW.head <> 3 AND (SELECT coalesce(sum(pence), 0) FROM posting INDEXED BY posting_person WHERE person = NEW.person AND scheme = NEW.scheme AND head = NEW.head) < 0
      THEN RAISE(ABORT, 'taliad:negative-balance')
    WHEN NEW.pence > 0 AND NEW.head = 3 AND (SELECT coalesce(sum(pence), 0) FROM posting INDEXED BY posting_person WHERE person = NEW.person AND scheme = NEW.scheme AND head = NEW.head) > 0
      THEN RAISE(ABORT, 'taliad:negative-balance')
    WHEN NEW.pence < 0 AND NEW.head <= 3 AND (SELECT coalesce(sum(pence), 0) FROM posting INDEXED BY posting_person WHERE person = NEW.person AND scheme = NEW.scheme AND head <= 3) < 0
      THEN RAISE(ABORT, 'taliad:negative-balance')
    WHEN NEW.pence > 0 AND NEW.head <= 3 AND (SELECT coalesce(sum(pence), 0) FROM posting INDEXED BY posting_person WHERE person = NEW.person AND scheme = NEW.scheme AND head <= 3)
      > (SELECT ceiling FROM scheme WHERE id = NEW.scheme)
      THEN RAISE(ABORT, 'taliad:above-ceiling')
  END;
END;
CREATE TRIGGER duplicate_case_before BEFORE INSERT ON duplicate_case BEGIN
  SELECT RAISE(ABORT, 'taliad:duplicate-case-out-of-order') WHERE NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM duplicate_case);
  SELECT RAISE(ABORT, 'taliad:batch-not-open') WHERE NOT (EXISTS (SELECT 1 FROM batch WHERE sequence = NEW.batch) AND NOT EXISTS (SELECT 1 FROM seal WHERE batch = NEW.batch));
  SELECT RAISE(ABORT, 'taliad:person-unknown') WHERE NOT EXISTS (SELECT 1 FROM person WHERE id = NEW.person);
  SELECT RAISE(ABORT, 'taliad:scheme-unknown') WHERE NOT EXISTS (SELECT 1 FROM scheme WHERE id = NEW.scheme);
  SELECT RAISE(ABORT, 'taliad:duplicate-case-twice') WHERE EXISTS (SELECT 1 FROM duplicate_case WHERE code = NEW.code);
END;
CREATE TRIGGER case_event_before BEFORE INSERT ON case_event BEGIN
  SELECT RAISE(ABORT, 'taliad:case-event-out-of-order') WHERE NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM case_event);
  SELECT RAISE(ABORT, 'taliad:batch-not-open') WHERE NOT (EXISTS (SELECT 1 FROM batch WHERE sequence = NEW.batch) AND NOT EXISTS (SELECT 1 FROM seal WHERE batch = NEW.batch));
  SELECT RAISE(ABORT, 'taliad:duplicate_case-unknown') WHERE NOT EXISTS (SELECT 1 FROM duplicate_case WHERE id = NEW.duplicate_case);
END;
CREATE TRIGGER decision_before BEFORE INSERT ON decision BEGIN
  SELECT RAISE(ABORT, 'taliad:decision-out-of-order') WHERE NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM decision);
  SELECT RAISE(ABORT, 'taliad:batch-not-open') WHERE NOT (EXISTS (SELECT 1 FROM batch WHERE sequence = NEW.batch) AND NOT EXISTS (SELECT 1 FROM seal WHERE batch = NEW.batch));
  SELECT RAISE(ABORT, 'taliad:person-unknown') WHERE NOT EXISTS (SELECT 1 FROM person WHERE id = NEW.person);
  SELECT RAISE(ABORT, 'taliad:scheme-unknown') WHERE NOT EXISTS (SELECT 1 FROM scheme WHERE id = NEW.scheme);
  SELECT RAISE(ABORT, 'taliad:input-unknown') WHERE NOT EXISTS (SELECT 1 FROM input WHERE id = NEW.input AND batch = NEW.batch);
END;
CREATE TRIGGER book_no_update BEFORE UPDATE ON book BEGIN
  SELECT RAISE(ABORT, 'taliad:append-only');
END;
CREATE TRIGGER book_no_delete BEFORE DELETE ON book BEGIN
  SELECT RAISE(ABORT, 'taliad:append-only');
END;
CREATE TRIGGER head_no_update BEFORE UPDATE ON head BEGIN
  SELECT RAISE(ABORT, 'taliad:append-only');
END;
CREATE TRIGGER head_no_delete BEFORE DELETE ON head BEGIN
  SELECT RAISE(ABORT, 'taliad:append-only');
END;
CREATE TRIGGER kind_no_update BEFORE UPDATE ON kind BEGIN
  SELECT RAISE(ABORT, 'taliad:append-only');
END;
CREATE TRIGGER kind_no_delete BEFORE DELETE ON kind BEGIN
  SELECT RAISE(ABORT, 'taliad:append-only');
END;
CREATE TRIGGER batch_no_update BEFORE UPDATE ON batch BEGIN
  SELECT RAISE(ABORT, 'taliad:append-only');
END;
CREATE TRIGGER batch_no_delete BEFORE DELETE ON batch BEGIN
  SELECT RAISE(ABORT, 'taliad:append-only');
END;
CREATE TRIGGER seal_no_update BEFORE UPDATE ON seal BEGIN
  SELECT RAISE(ABORT, 'taliad:append-only');
END;
CREATE TRIGGER seal_no_delete BEFORE DELETE ON seal BEGIN
  SELECT RAISE(ABORT, 'taliad:append-only');
END;
CREATE TRIGGER publication_no_update BEFORE UPDATE ON publication BEGIN
  SELECT RAISE(ABORT, 'taliad:append-only');
END;
CREATE TRIGGER publication_no_delete BEFORE DELETE ON publication BEGIN
  SELECT RAISE(ABORT, 'taliad:append-only');
END;
CREATE TRIGGER scheme_no_update BEFORE UPDATE ON scheme BEGIN
  SELECT RAISE(ABORT, 'taliad:append-only');
END;
CREATE TRIGGER scheme_no_delete BEFORE DELETE ON scheme BEGIN
  SELECT RAISE(ABORT, 'taliad:append-only');
END;
CREATE TRIGGER input_no_update BEFORE UPDATE ON input BEGIN
  SELECT RAISE(ABORT, 'taliad:append-only');
END;
CREATE TRIGGER input_no_delete BEFORE DELETE ON input BEGIN
  SELECT RAISE(ABORT, 'taliad:append-only');
END;
CREATE TRIGGER submission_no_update BEFORE UPDATE ON submission BEGIN
  SELECT RAISE(ABORT, 'taliad:append-only');
END;
CREATE TRIGGER submission_no_delete BEFORE DELETE ON submission BEGIN
  SELECT RAISE(ABORT, 'taliad:append-only');
END;
CREATE TRIGGER person_no_update BEFORE UPDATE ON person BEGIN
  SELECT RAISE(ABORT, 'taliad:append-only');
END;
CREATE TRIGGER person_no_delete BEFORE DELETE ON person BEGIN
  SELECT RAISE(ABORT, 'taliad:append-only');
END;
CREATE TRIGGER posting_no_update BEFORE UPDATE ON posting BEGIN
  SELECT RAISE(ABORT, 'taliad:append-only');
END;
CREATE TRIGGER posting_no_delete BEFORE DELETE ON posting BEGIN
  SELECT RAISE(ABORT, 'taliad:append-only');
END;
CREATE TRIGGER duplicate_case_no_update BEFORE UPDATE ON duplicate_case BEGIN
  SELECT RAISE(ABORT, 'taliad:append-only');
END;
CREATE TRIGGER duplicate_case_no_delete BEFORE DELETE ON duplicate_case BEGIN
  SELECT RAISE(ABORT, 'taliad:append-only');
END;
CREATE TRIGGER case_event_no_update BEFORE UPDATE ON case_event BEGIN
  SELECT RAISE(ABORT, 'taliad:append-only');
END;
CREATE TRIGGER case_event_no_delete BEFORE DELETE ON case_event BEGIN
  SELECT RAISE(ABORT, 'taliad:append-only');
END;
CREATE TRIGGER decision_no_update BEFORE UPDATE ON decision BEGIN
  SELECT RAISE(ABORT, 'taliad:append-only');
END;
CREATE TRIGGER decision_no_delete BEFORE DELETE ON decision BEGIN
  SELECT RAISE(ABORT, 'taliad:append-only');
END;
CREATE TRIGGER book_no_insert BEFORE INSERT ON book WHEN EXISTS (SELECT 1 FROM book) BEGIN
  SELECT RAISE(ABORT, 'taliad:append-only');
END;
CREATE TRIGGER head_no_insert BEFORE INSERT ON head WHEN EXISTS (SELECT 1 FROM book) BEGIN
  SELECT RAISE(ABORT, 'taliad:append-only');
END;
CREATE TRIGGER kind_no_insert BEFORE INSERT ON kind WHEN EXISTS (SELECT 1 FROM book) BEGIN
  SELECT RAISE(ABORT, 'taliad:append-only');
END;
PRAGMA application_id = 1413565513;
PRAGMA user_version = 1;
COMMIT;
