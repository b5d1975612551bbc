-- A book of version 2 of the tables as the program made it then, with its key and its end mark.
-- key 250815d45c92a13928d6a3fee4006938d2b5c2058148331f818940062910f8ff
-- end 125d0f9e2f667249 6 c03eab0943950aa89070b53703ad25642c6a827276d668fde2e43f326a7ef1b0
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
CREATE TABLE standing (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch (sequence),
  submission INTEGER NOT NULL REFERENCES submission (id),
  person INTEGER NOT NULL REFERENCES person (id),
  scheme INTEGER NOT NULL REFERENCES scheme (id),
  sheet TEXT NOT NULL,
  row INTEGER NOT NULL CHECK (row >= 0),
  numbers TEXT NOT NULL CHECK (numbers <> '' AND numbers NOT GLOB '*[^-0-9,]*')
) STRICT;
CREATE INDEX standing_person ON standing (person, scheme, submission, sheet, row);
INSERT INTO book VALUES (1, '125d0f9e2f667249', 'd415e229e502222e7f12cd25ed00f2c5462cda8d4123a9a49daa236e95e0e6bc');
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
INSERT INTO batch VALUES (2, 'efbe65440238', 'run', NULL, 'f026eba8e207e9feb3f44d94c8ecd9b5316005abd7483a0f4def869adefdab65', '', NULL, 'fecc034d42fab60b956ce36479886c662525969ebaaf6e08a4b24b323dd512f3');
INSERT INTO batch VALUES (3, '0f3991a6127f', 'run', NULL, '2db0ba712812482bb1b107c68043b49b41bdcf0643a1053e8bda02e6d693b2e2', '', NULL, '48a18a0cb52607e3189bbab646ffcc97160e4a6fac2715d6f21b148b29ae9436');
INSERT INTO batch VALUES (4, '3c482346f375', 'run', NULL, '8a934b72e6eb6638c1b6190b7fc0b0b4ed2d696a16d1fdce0008c3124fe6c08b', '', NULL, '2378fe40539ca67b73281248af7c8f2fbcd705450448ab35a6974b818b328958');
INSERT INTO batch VALUES (5, '8f07db642015', 'run', NULL, 'd9b270fe91293fd1f84a2e5fa83f1719ce80ddb67d870428f144f93233bc7e9a', '', NULL, '733db689b4cc4a33be66ae18cb62702e287214a1e243de8a5d42bcd5a151aa09');
INSERT INTO batch VALUES (6, '50e721e49c01', 'withdrawal', 3, '50e721e49c013f00c62cf59f2163542a9d8df02464efeb615d31051b0fddc326', '', NULL, '16477f62f4422dc3f6f6a0ded92cb52f69a136cd6a538ff8b612eab7e6788556');
INSERT INTO seal VALUES (1, 'f8fb20713935f56d6a46ac271c9a44769f39a5a76cdbb5f262c85d7860a3fa13', 3, 3, 89880, 'fecc034d42fab60b956ce36479886c662525969ebaaf6e08a4b24b323dd512f3');
INSERT INTO seal VALUES (2, '96636ed4645ea56852a1a4a87f3eb0a9accf97498a513a733365ba061777a439', 2, 5, 59920, '48a18a0cb52607e3189bbab646ffcc97160e4a6fac2715d6f21b148b29ae9436');
INSERT INTO seal VALUES (3, 'b3e9476cb11f222647f15d68b55f944d1aa58f94e5f32f81dd01d7a5d534255e', 2, 7, 168462, '2378fe40539ca67b73281248af7c8f2fbcd705450448ab35a6974b818b328958');
INSERT INTO seal VALUES (4, 'c67078210679e42f74707690c24e866beec8be62a350508ec35fcc52856ac3a2', 1, 8, -29960, '733db689b4cc4a33be66ae18cb62702e287214a1e243de8a5d42bcd5a151aa09');
INSERT INTO seal VALUES (5, 'aca928853209c336f909103227d0123a5ebedce60422e6b2287fb0b574cfd9c9', 5, 13, -29960, '16477f62f4422dc3f6f6a0ded92cb52f69a136cd6a538ff8b612eab7e6788556');
INSERT INTO seal VALUES (6, '881908185780d789adb32faf93e55c88df2a465c159b2a8bcc89d2ad14cce647', 2, 15, -168462, 'c03eab0943950aa89070b53703ad25642c6a827276d668fde2e43f326a7ef1b0');
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
INSERT INTO person VALUES (1, 1, x'0de841cca4974fd8bbf26645d188deea5944488c186eb0b3f1c02100adf17cdf');
INSERT INTO person VALUES (2, 1, x'ca4a1b3c2191c8b5f83a7f9221d303d842873ff313ba5293542749863f9cef58');
INSERT INTO person VALUES (3, 1, x'b2f9d7d41b02423e728f1ff97ed5d569e5b72425d3bb46765f4297e0c4ba539f');
INSERT INTO person VALUES (4, 3, x'bd87214d9350406cd4bff8473a0b38ce9322641ffd8b526de07de4ed2b0b2a80');
INSERT INTO person VALUES (5, 3, x'e697cfb05c0a72bcde7d7d2bcbc0c24bf5999b2ac0395d41d83a8546fdb07e5f');
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
INSERT INTO standing VALUES (1, 3, 3, 5, 1, '', 9, '1,2');
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
CREATE TRIGGER standing_before BEFORE INSERT ON standing BEGIN
  SELECT RAISE(ABORT, 'taliad:standing-out-of-order') WHERE NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM standing);
  SELECT RAISE(ABORT, 'taliad:batch-not-open') WHERE NOT (EXISTS (SELECT 1 FROM batch WHERE sequence = NEW.batch) AND NOT EXISTS (SELECT 1 FROM seal WHERE batch = NEW.batch));
  SELECT RAISE(ABORT, 'taliad:person-unknown') WHERE NOT EXISTS (SELECT 1 FROM person WHERE id = NEW.person);
  SELECT RAISE(ABORT, 'taliad:submission-unknown') WHERE NOT EXISTS (SELECT 1 FROM submission WHERE id = NEW.submission AND scheme = NEW.scheme AND batch = NEW.batch);
  SELECT RAISE(ABORT, 'taliad:standing-twice') WHERE EXISTS (SELECT 1 FROM standing INDEXED BY standing_person WHERE person = NEW.person AND scheme = NEW.scheme AND submission = NEW.submission
      AND sheet = NEW.sheet AND row = NEW.row);
  SELECT RAISE(ABORT, 'taliad:standing-with-money') WHERE EXISTS (SELECT 1 FROM posting INDEXED BY posting_person WHERE person = NEW.person AND scheme = NEW.scheme AND submission = NEW.submission
      AND sheet = NEW.sheet AND row = NEW.row);
END;
CREATE TRIGGER standing_no_update BEFORE UPDATE ON standing BEGIN
  SELECT RAISE(ABORT, 'taliad:append-only');
END;
CREATE TRIGGER standing_no_delete BEFORE DELETE ON standing BEGIN
  SELECT RAISE(ABORT, 'taliad:append-only');
END;
PRAGMA application_id = 1413565513;
PRAGMA user_version = 2;
COMMIT;
