PRAGMA application_id = 1835823482;
PRAGMA user_version = 2;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'mlquiz','first_schema','2026-11-22 19:56:50.776086+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'mlquiz','kinds_and_remarks','2026-11-22 19:56:50.784500+00:00');
CREATE TABLE attempt (
        id TEXT PRIMARY KEY,
        exam TEXT NOT NULL,
        blueprint TEXT NOT NULL REFERENCES blueprint (id),
        mode TEXT NOT NULL,
        seed INTEGER NOT NULL,
        form TEXT NOT NULL,
        bank_version TEXT NOT NULL,
        strict INTEGER NOT NULL CHECK (strict IN (0, 1)),
        limit_ms INTEGER NOT NULL,
        started_at TEXT NOT NULL,
        status TEXT NOT NULL CHECK (status IN ('running', 'paused', 'submitted', 'expired')),
        position INTEGER NOT NULL,
        used_ms INTEGER NOT NULL,
        banked_at TEXT NOT NULL,
        finished_at TEXT,
        right INTEGER,
        total INTEGER,
        scaled INTEGER,
        passed INTEGER CHECK (passed IN (0, 1))
    , rules TEXT NOT NULL DEFAULT '{}') STRICT
    ;
INSERT INTO "attempt" VALUES('01a2027b-d680-7001-8000-000000000002','demo','demo@749f01beaaaa78a5','mock',1,'1B8C-0000-44M','2b43bbceb117e584',0,1200000,'2026-11-22T09:00:00.000Z','submitted',1,20000,'2026-11-22T09:00:20.000Z','2026-11-22T09:00:20.000Z',2,4,533,0,'{"feedback": false, "case_lock": false, "read_to_end": false}');
INSERT INTO "attempt" VALUES('01a20cc8-dca0-7003-8000-000000000004','demo','demo@749f01beaaaa78a5','drill',1,'9B8C-0000-7VMH-8SX','2b43bbceb117e584',0,0,'2026-11-24T09:00:20.000Z','paused',1,5000,'2026-11-24T09:00:25.000Z',NULL,NULL,NULL,NULL,NULL,'{"feedback": true, "case_lock": false, "read_to_end": false}');
INSERT INTO "attempt" VALUES('01a21226-3aa8-7005-8000-000000000006','demo','demo@749f01beaaaa78a5','practice',2,'1B8C-0000-A4CP-E','2b43bbceb117e584',0,0,'2026-11-25T10:00:25.000Z','submitted',3,15000,'2026-11-25T10:00:40.000Z','2026-11-25T10:00:40.000Z',2,3,677,0,'{"feedback": true, "case_lock": false, "read_to_end": false}');
CREATE TABLE blueprint (
        id TEXT PRIMARY KEY,
        exam TEXT NOT NULL,
        title TEXT NOT NULL,
        body TEXT NOT NULL
    ) STRICT
    ;
INSERT INTO "blueprint" VALUES('demo@749f01beaaaa78a5','demo','Demo exam','{"changes_on": null, "code": "", "credit": "whole", "domains": [{"id": "data", "objectives": [["1.1", "Do it"]], "title": "Data", "weight": 60.0}, {"id": "models", "objectives": [["1.1", "Do it"]], "title": "Models", "weight": 40.0}], "form": {"extra_minutes": 5, "minutes": 20, "questions": [4, 4], "quiz": null, "unscored": 0}, "guide": {"url": "", "verified_on": null, "version": ""}, "id": "demo", "kind": "certification", "passing": {"cut": 750, "reported": "scaled", "scale": [100, 1000], "threshold": "3/4"}, "profile": {"calculator": false, "case_lock": false, "pilot": 0, "read_to_end": false, "sections": []}, "provider": "Nobody", "retake_wait_days": [], "retired_on": null, "status": "active", "successor": "", "title": "Demo exam"}');
CREATE TABLE bookmark (
        exam TEXT NOT NULL,
        question TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (exam, question)
    ) STRICT
    ;
INSERT INTO "bookmark" VALUES('demo','q-models-001','2026-11-25T10:00:40.000Z');
CREATE TABLE complaint (
        attempt TEXT NOT NULL REFERENCES attempt (id),
        position INTEGER NOT NULL,
        reason TEXT NOT NULL,
        exam TEXT NOT NULL,
        question TEXT NOT NULL,
        version TEXT NOT NULL REFERENCES question (version),
        text TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (attempt, position, reason)
    ) STRICT
    ;
INSERT INTO "complaint" VALUES('01a21226-3aa8-7005-8000-000000000006',1,'wrong key','demo','q-models-matching','demo/q-models-matching@ef4fc7ca338b0879','I doubt the key.','2026-11-25T10:00:40.000Z');
CREATE TABLE event (
        attempt TEXT NOT NULL REFERENCES attempt (id),
        sequence INTEGER NOT NULL,
        at TEXT NOT NULL,
        verb TEXT NOT NULL,
        position INTEGER NOT NULL,
        detail TEXT NOT NULL,
        PRIMARY KEY (attempt, sequence)
    ) STRICT
    ;
INSERT INTO "event" VALUES('01a2027b-d680-7001-8000-000000000002',1,'2026-11-22T09:00:00.000Z','start',1,'');
INSERT INTO "event" VALUES('01a2027b-d680-7001-8000-000000000002',2,'2026-11-22T09:00:00.000Z','go_to',1,'1');
INSERT INTO "event" VALUES('01a2027b-d680-7001-8000-000000000002',3,'2026-11-22T09:00:05.000Z','respond',1,'1');
INSERT INTO "event" VALUES('01a2027b-d680-7001-8000-000000000002',4,'2026-11-22T09:00:05.000Z','go_to',1,'2');
INSERT INTO "event" VALUES('01a2027b-d680-7001-8000-000000000002',5,'2026-11-22T09:00:10.000Z','respond',2,'1');
INSERT INTO "event" VALUES('01a2027b-d680-7001-8000-000000000002',6,'2026-11-22T09:00:10.000Z','go_to',2,'3');
INSERT INTO "event" VALUES('01a2027b-d680-7001-8000-000000000002',7,'2026-11-22T09:00:15.000Z','respond',3,'1,2,0');
INSERT INTO "event" VALUES('01a2027b-d680-7001-8000-000000000002',8,'2026-11-22T09:00:15.000Z','rate',3,'sure');
INSERT INTO "event" VALUES('01a2027b-d680-7001-8000-000000000002',9,'2026-11-22T09:00:15.000Z','go_to',3,'4');
INSERT INTO "event" VALUES('01a2027b-d680-7001-8000-000000000002',10,'2026-11-22T09:00:20.000Z','go_to',4,'1');
INSERT INTO "event" VALUES('01a2027b-d680-7001-8000-000000000002',11,'2026-11-22T09:00:20.000Z','flag',1,'');
INSERT INTO "event" VALUES('01a2027b-d680-7001-8000-000000000002',12,'2026-11-22T09:00:20.000Z','submitted',1,'');
INSERT INTO "event" VALUES('01a20cc8-dca0-7003-8000-000000000004',1,'2026-11-24T09:00:20.000Z','start',1,'');
INSERT INTO "event" VALUES('01a20cc8-dca0-7003-8000-000000000004',2,'2026-11-24T09:00:25.000Z','respond',1,'1');
INSERT INTO "event" VALUES('01a20cc8-dca0-7003-8000-000000000004',3,'2026-11-24T09:00:25.000Z','check',1,'');
INSERT INTO "event" VALUES('01a20cc8-dca0-7003-8000-000000000004',4,'2026-11-24T09:00:25.000Z','pause',1,'');
INSERT INTO "event" VALUES('01a21226-3aa8-7005-8000-000000000006',1,'2026-11-25T10:00:25.000Z','start',1,'');
INSERT INTO "event" VALUES('01a21226-3aa8-7005-8000-000000000006',2,'2026-11-25T10:00:25.000Z','go_to',1,'1');
INSERT INTO "event" VALUES('01a21226-3aa8-7005-8000-000000000006',3,'2026-11-25T10:00:30.000Z','respond',1,'0,2,1');
INSERT INTO "event" VALUES('01a21226-3aa8-7005-8000-000000000006',4,'2026-11-25T10:00:30.000Z','check',1,'');
INSERT INTO "event" VALUES('01a21226-3aa8-7005-8000-000000000006',5,'2026-11-25T10:00:30.000Z','go_to',1,'2');
INSERT INTO "event" VALUES('01a21226-3aa8-7005-8000-000000000006',6,'2026-11-25T10:00:35.000Z','respond',2,'2');
INSERT INTO "event" VALUES('01a21226-3aa8-7005-8000-000000000006',7,'2026-11-25T10:00:35.000Z','check',2,'');
INSERT INTO "event" VALUES('01a21226-3aa8-7005-8000-000000000006',8,'2026-11-25T10:00:35.000Z','go_to',2,'3');
INSERT INTO "event" VALUES('01a21226-3aa8-7005-8000-000000000006',9,'2026-11-25T10:00:40.000Z','respond',3,'1');
INSERT INTO "event" VALUES('01a21226-3aa8-7005-8000-000000000006',10,'2026-11-25T10:00:40.000Z','check',3,'');
INSERT INTO "event" VALUES('01a21226-3aa8-7005-8000-000000000006',11,'2026-11-25T10:00:40.000Z','submitted',3,'');
CREATE TABLE interruption (
        attempt TEXT NOT NULL REFERENCES attempt (id),
        sequence INTEGER NOT NULL,
        at TEXT NOT NULL,
        length_ms INTEGER NOT NULL,
        counted INTEGER NOT NULL CHECK (counted IN (0, 1)),
        PRIMARY KEY (attempt, sequence)
    ) STRICT
    ;
CREATE TABLE note (
        exam TEXT NOT NULL,
        question TEXT NOT NULL,
        text TEXT NOT NULL,
        attempt TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (exam, question, attempt)
    ) STRICT
    ;
INSERT INTO "note" VALUES('demo','q-models-001','Look at this again.','01a21226-3aa8-7005-8000-000000000006','2026-11-25T10:00:40.000Z');
CREATE TABLE question (
        version TEXT PRIMARY KEY,
        exam TEXT NOT NULL,
        id TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        domain TEXT NOT NULL,
        objective TEXT NOT NULL,
        difficulty TEXT NOT NULL,
        stem TEXT NOT NULL,
        body TEXT NOT NULL,
        UNIQUE (exam, id, fingerprint)
    ) STRICT
    ;
INSERT INTO "question" VALUES('demo/q-models-002@6308f8e93384f6f2','demo','q-models-002','6308f8e93384f6f2','models','1.1','medium','What is right in models, number 2?','{"id": "q-models-002", "domain": "models", "objective": "1.1", "difficulty": "medium", "stem": "What is right in models, number 2?", "body": {"options": [{"text": "Option 0 of models 2", "rationale": "rationale 0 of models 2", "correct": false, "pin": false}, {"text": "Option 1 of models 2", "rationale": "rationale 1 of models 2", "correct": true, "pin": false}, {"text": "Option 2 of models 2", "rationale": "rationale 2 of models 2", "correct": false, "pin": false}, {"text": "Option 3 of models 2", "rationale": "rationale 3 of models 2", "correct": false, "pin": false}]}, "explanation": "Because.", "scenario": "", "references": ["https://example.org/doc"], "tags": [], "verified_on": "2026-11-22", "kind": "choice"}');
INSERT INTO "question" VALUES('demo/q-data-001@818ac5c6332ffff0','demo','q-data-001','818ac5c6332ffff0','data','1.1','medium','What is right in data, number 1?','{"id": "q-data-001", "domain": "data", "objective": "1.1", "difficulty": "medium", "stem": "What is right in data, number 1?", "body": {"options": [{"text": "Option 0 of data 1", "rationale": "rationale 0 of data 1", "correct": false, "pin": false}, {"text": "Option 1 of data 1", "rationale": "rationale 1 of data 1", "correct": true, "pin": false}, {"text": "Option 2 of data 1", "rationale": "rationale 2 of data 1", "correct": false, "pin": false}, {"text": "Option 3 of data 1", "rationale": "rationale 3 of data 1", "correct": false, "pin": false}]}, "explanation": "Because.", "scenario": "", "references": ["https://example.org/doc"], "tags": [], "verified_on": "2026-11-22", "kind": "choice"}');
INSERT INTO "question" VALUES('demo/q-models-matching@ef4fc7ca338b0879','demo','q-models-matching','ef4fc7ca338b0879','models','1.1','medium','Match each metric with its meaning.','{"id": "q-models-matching", "domain": "models", "objective": "1.1", "difficulty": "medium", "stem": "Match each metric with its meaning.", "body": {"pairs": [["Recall", "Found of all there are"], ["Precision", "Right of all found"], ["Accuracy", "Right of all"]], "distractors": ["Right of all wrong"]}, "explanation": "Why matching is so.", "scenario": "", "references": ["https://example.org/doc"], "tags": [], "verified_on": "2026-11-22", "kind": "matching"}');
INSERT INTO "question" VALUES('demo/q-data-ordering@9d9c18e15ff46baf','demo','q-data-ordering','9d9c18e15ff46baf','data','1.1','medium','Bring the steps into order.','{"id": "q-data-ordering", "domain": "data", "objective": "1.1", "difficulty": "medium", "stem": "Bring the steps into order.", "body": {"steps": ["Collect the data", "Split it", "Fit the scaler", "Train the model", "Evaluate it"]}, "explanation": "Why ordering is so.", "scenario": "", "references": ["https://example.org/doc"], "tags": [], "verified_on": "2026-11-22", "kind": "ordering"}');
INSERT INTO "question" VALUES('demo/q-models-001@2cd39c996123ac1f','demo','q-models-001','2cd39c996123ac1f','models','1.1','medium','What is right in models, number 1?','{"id": "q-models-001", "domain": "models", "objective": "1.1", "difficulty": "medium", "stem": "What is right in models, number 1?", "body": {"options": [{"text": "Option 0 of models 1", "rationale": "rationale 0 of models 1", "correct": false, "pin": false}, {"text": "Option 1 of models 1", "rationale": "rationale 1 of models 1", "correct": true, "pin": false}, {"text": "Option 2 of models 1", "rationale": "rationale 2 of models 1", "correct": false, "pin": false}, {"text": "Option 3 of models 1", "rationale": "rationale 3 of models 1", "correct": false, "pin": false}]}, "explanation": "Because.", "scenario": "", "references": ["https://example.org/doc"], "tags": [], "verified_on": "2026-11-22", "kind": "choice"}');
INSERT INTO "question" VALUES('demo/q-data-002@9181f5d46079d98a','demo','q-data-002','9181f5d46079d98a','data','1.1','medium','What is right in data, number 2?','{"id": "q-data-002", "domain": "data", "objective": "1.1", "difficulty": "medium", "stem": "What is right in data, number 2?", "body": {"options": [{"text": "Option 0 of data 2", "rationale": "rationale 0 of data 2", "correct": false, "pin": false}, {"text": "Option 1 of data 2", "rationale": "rationale 1 of data 2", "correct": true, "pin": false}, {"text": "Option 2 of data 2", "rationale": "rationale 2 of data 2", "correct": false, "pin": false}, {"text": "Option 3 of data 2", "rationale": "rationale 3 of data 2", "correct": false, "pin": false}]}, "explanation": "Because.", "scenario": "", "references": ["https://example.org/doc"], "tags": [], "verified_on": "2026-11-22", "kind": "choice"}');
CREATE TABLE response (
        attempt TEXT NOT NULL REFERENCES attempt (id),
        position INTEGER NOT NULL,
        exam TEXT NOT NULL,
        question TEXT NOT NULL,
        version TEXT NOT NULL REFERENCES question (version),
        domain TEXT NOT NULL,
        objective TEXT NOT NULL,
        scored INTEGER NOT NULL CHECK (scored IN (0, 1)),
        choose INTEGER NOT NULL,
        option_order TEXT NOT NULL,
        picks TEXT NOT NULL DEFAULT '[]',
        struck TEXT NOT NULL DEFAULT '[]',
        flagged INTEGER NOT NULL DEFAULT 0 CHECK (flagged IN (0, 1)),
        spent_ms INTEGER NOT NULL DEFAULT 0,
        seen_at TEXT,
        correct INTEGER CHECK (correct IN (0, 1)), kind TEXT NOT NULL DEFAULT 'choice', given INTEGER NOT NULL DEFAULT 0, typed TEXT NOT NULL DEFAULT '', variables TEXT NOT NULL DEFAULT '{}', unit TEXT NOT NULL DEFAULT '', scenario TEXT NOT NULL DEFAULT '', section INTEGER NOT NULL DEFAULT 0, locked INTEGER NOT NULL DEFAULT 0 CHECK (locked IN (0, 1)), confidence TEXT NOT NULL DEFAULT '' CHECK (confidence IN ('', 'guess', 'fairly', 'sure')), highlights TEXT NOT NULL DEFAULT '[]', points INTEGER, possible INTEGER, cause TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (attempt, position)
    ) STRICT
    ;
INSERT INTO "response" VALUES('01a2027b-d680-7001-8000-000000000002',1,'demo','q-models-002','demo/q-models-002@6308f8e93384f6f2','models','1.1',1,1,'[2,0,1,3]','[1]','[]',1,5000,'2026-11-22T09:00:00.000Z',1,'choice',1,'','{}','','',0,0,'','[]',1,1,'');
INSERT INTO "response" VALUES('01a2027b-d680-7001-8000-000000000002',2,'demo','q-data-001','demo/q-data-001@818ac5c6332ffff0','data','1.1',1,1,'[3,2,1,0]','[1]','[]',0,5000,'2026-11-22T09:00:05.000Z',1,'choice',1,'','{}','','',0,0,'','[]',1,1,'');
INSERT INTO "response" VALUES('01a2027b-d680-7001-8000-000000000002',3,'demo','q-models-matching','demo/q-models-matching@ef4fc7ca338b0879','models','1.1',1,3,'[0,1,3,2]','[1,2,0]','[]',0,5000,'2026-11-22T09:00:10.000Z',0,'matching',3,'','{}','','',0,0,'sure','[]',0,1,'');
INSERT INTO "response" VALUES('01a2027b-d680-7001-8000-000000000002',4,'demo','q-data-ordering','demo/q-data-ordering@9d9c18e15ff46baf','data','1.1',1,5,'[0,1,3,4,2]','[]','[]',0,5000,'2026-11-22T09:00:15.000Z',0,'ordering',0,'','{}','','',0,0,'','[]',0,1,'');
INSERT INTO "response" VALUES('01a20cc8-dca0-7003-8000-000000000004',1,'demo','q-models-001','demo/q-models-001@2cd39c996123ac1f','models','1.1',1,1,'[1,0,2,3]','[1]','[]',0,5000,'2026-11-24T09:00:20.000Z',NULL,'choice',1,'','{}','','',0,1,'','[]',NULL,NULL,'');
INSERT INTO "response" VALUES('01a20cc8-dca0-7003-8000-000000000004',2,'demo','q-data-002','demo/q-data-002@9181f5d46079d98a','data','1.1',1,1,'[2,3,0,1]','[]','[]',0,0,NULL,NULL,'choice',0,'','{}','','',0,0,'','[]',NULL,NULL,'');
INSERT INTO "response" VALUES('01a21226-3aa8-7005-8000-000000000006',1,'demo','q-models-matching','demo/q-models-matching@ef4fc7ca338b0879','models','1.1',1,3,'[2,0,1,3]','[0,2,1]','[]',0,5000,'2026-11-25T10:00:25.000Z',1,'matching',3,'','{}','','',0,1,'','[]',1,1,'');
INSERT INTO "response" VALUES('01a21226-3aa8-7005-8000-000000000006',2,'demo','q-models-002','demo/q-models-002@6308f8e93384f6f2','models','1.1',1,1,'[1,2,3,0]','[2]','[]',0,5000,'2026-11-25T10:00:30.000Z',0,'choice',1,'','{}','','',0,1,'','[]',0,1,'didn''t know');
INSERT INTO "response" VALUES('01a21226-3aa8-7005-8000-000000000006',3,'demo','q-models-001','demo/q-models-001@2cd39c996123ac1f','models','1.1',1,1,'[1,3,0,2]','[1]','[]',0,5000,'2026-11-25T10:00:35.000Z',1,'choice',1,'','{}','','',0,1,'','[]',1,1,'');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX attempt_by_exam ON attempt (exam, started_at);
CREATE INDEX response_by_question ON response (exam, question, seen_at);
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
    BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE VIEW attempt_summary AS
    SELECT
        attempt.id AS attempt, attempt.exam, blueprint.title, mode, seed, form, started_at, finished_at,
        CASE WHEN finished_at IS NULL THEN 'unfinished' ELSE status END AS outcome,
        passed, right, total, 1.0 * right / nullif(total, 0) AS fraction, scaled,
        (SELECT count(*) FROM response WHERE response.attempt = attempt.id) AS questions,
        (SELECT count(*) FROM response
          WHERE response.attempt = attempt.id AND given = choose) AS answered,
        used_ms / 60000.0 AS minutes_used, nullif(limit_ms, 0) / 60000.0 AS minutes,
        (SELECT count(*) FROM interruption WHERE interruption.attempt = attempt.id) AS interruptions
    FROM attempt JOIN blueprint ON blueprint.id = attempt.blueprint;
CREATE VIEW first_answer AS
    SELECT exam, question, version, domain, objective, attempt, position, mode, seen_at, correct, confidence
    FROM (
        SELECT response.*, mode, finished_at, row_number() OVER (
            PARTITION BY response.exam, question ORDER BY seen_at, response.attempt, response.position
        ) AS exposure
        FROM response JOIN attempt ON attempt.id = response.attempt
        WHERE seen_at IS NOT NULL
    )
    WHERE exposure = 1 AND given > 0 AND finished_at IS NOT NULL;
CREATE VIEW domain_summary AS
    SELECT exam, domain, count(*) AS n, sum(correct) AS right, avg(correct) AS fraction
    FROM first_answer GROUP BY exam, domain;
COMMIT;
