PRAGMA application_id = 1835823482;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'mlquiz','first_schema','2026-11-22 10:23:09.168611+00:00');
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
    ) STRICT
    ;
INSERT INTO "attempt" VALUES('01a2027b-d680-7001-8000-000000000002','demo','demo@65b8e47dfa9dcc7b','mock',5,'5N6M-0000-MJC','b5358a3bdb743014',0,1200000,'2026-11-22T09:00:00.000Z','submitted',4,12000,'2026-11-22T09:01:12.000Z','2026-11-22T09:01:12.000Z',1,3,388,0);
INSERT INTO "attempt" VALUES('01a207a3-4bc0-7003-8000-000000000004','demo','demo@65b8e47dfa9dcc7b','mock',10,'5N6M-0001-9D5B-2','b5358a3bdb743014',1,1200000,'2026-11-23T09:01:12.000Z','paused',1,2000,'2026-11-23T09:01:14.000Z',NULL,NULL,NULL,NULL,NULL);
CREATE TABLE blueprint (
        id TEXT PRIMARY KEY,
        exam TEXT NOT NULL,
        title TEXT NOT NULL,
        body TEXT NOT NULL
    ) STRICT
    ;
INSERT INTO "blueprint" VALUES('demo@65b8e47dfa9dcc7b','demo','Demo exam','{"code": "", "credit": "whole", "domains": [{"id": "data", "objectives": [["1.1", "Do it"]], "title": "Data", "weight": 60.0}, {"id": "models", "objectives": [["1.1", "Do it"]], "title": "Models", "weight": 40.0}], "form": {"extra_minutes": 5, "minutes": 20, "questions": [4, 4], "unscored": 1}, "guide": {"url": "", "verified_on": null, "version": ""}, "id": "demo", "kind": "certification", "passing": {"cut": 750, "reported": "scaled", "scale": [100, 1000], "threshold": "3/4"}, "provider": "Nobody", "retake_wait_days": [], "retired_on": null, "status": "active", "successor": "", "title": "Demo exam"}');
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
INSERT INTO "event" VALUES('01a2027b-d680-7001-8000-000000000002',3,'2026-11-22T09:00:03.000Z','flag',1,'');
INSERT INTO "event" VALUES('01a2027b-d680-7001-8000-000000000002',4,'2026-11-22T09:00:03.000Z','strike',1,'3');
INSERT INTO "event" VALUES('01a2027b-d680-7001-8000-000000000002',5,'2026-11-22T09:00:03.000Z','pick',1,'0');
INSERT INTO "event" VALUES('01a2027b-d680-7001-8000-000000000002',6,'2026-11-22T09:00:03.000Z','go_to',1,'2');
INSERT INTO "event" VALUES('01a2027b-d680-7001-8000-000000000002',7,'2026-11-22T09:00:06.000Z','pick',2,'2');
INSERT INTO "event" VALUES('01a2027b-d680-7001-8000-000000000002',8,'2026-11-22T09:01:06.000Z','interruption',2,'');
INSERT INTO "event" VALUES('01a2027b-d680-7001-8000-000000000002',9,'2026-11-22T09:01:06.000Z','go_to',2,'3');
INSERT INTO "event" VALUES('01a2027b-d680-7001-8000-000000000002',10,'2026-11-22T09:01:09.000Z','go_to',3,'4');
INSERT INTO "event" VALUES('01a2027b-d680-7001-8000-000000000002',11,'2026-11-22T09:01:12.000Z','pick',4,'0');
INSERT INTO "event" VALUES('01a2027b-d680-7001-8000-000000000002',12,'2026-11-22T09:01:12.000Z','submitted',4,'');
INSERT INTO "event" VALUES('01a207a3-4bc0-7003-8000-000000000004',1,'2026-11-23T09:01:12.000Z','start',1,'');
INSERT INTO "event" VALUES('01a207a3-4bc0-7003-8000-000000000004',2,'2026-11-23T09:01:12.000Z','go_to',1,'1');
INSERT INTO "event" VALUES('01a207a3-4bc0-7003-8000-000000000004',3,'2026-11-23T09:01:14.000Z','pick',1,'3');
INSERT INTO "event" VALUES('01a207a3-4bc0-7003-8000-000000000004',4,'2026-11-23T09:01:14.000Z','pause',1,'');
CREATE TABLE interruption (
        attempt TEXT NOT NULL REFERENCES attempt (id),
        sequence INTEGER NOT NULL,
        at TEXT NOT NULL,
        length_ms INTEGER NOT NULL,
        counted INTEGER NOT NULL CHECK (counted IN (0, 1)),
        PRIMARY KEY (attempt, sequence)
    ) STRICT
    ;
INSERT INTO "interruption" VALUES('01a2027b-d680-7001-8000-000000000002',1,'2026-11-22T09:00:06.000Z',60000,0);
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
INSERT INTO "question" VALUES('demo/q-data-003@2463ff9db4fe5496','demo','q-data-003','2463ff9db4fe5496','data','1.1','medium','What is right in data, number 3?','{"id": "q-data-003", "domain": "data", "objective": "1.1", "difficulty": "medium", "stem": "What is right in data, number 3?", "body": {"options": [{"text": "Option 0 of data 3", "rationale": "rationale 0 of data 3", "correct": false, "pin": false}, {"text": "Option 1 of data 3", "rationale": "rationale 1 of data 3", "correct": false, "pin": false}, {"text": "Option 2 of data 3", "rationale": "rationale 2 of data 3", "correct": false, "pin": false}, {"text": "Option 3 of data 3", "rationale": "rationale 3 of data 3", "correct": true, "pin": false}]}, "explanation": "Because.", "scenario": "", "references": ["https://example.org/doc"], "tags": [], "verified_on": "2026-11-22", "kind": "choice"}');
INSERT INTO "question" VALUES('demo/q-models-002@71fba6752f75f112','demo','q-models-002','71fba6752f75f112','models','1.1','medium','What is right in models, number 2?','{"id": "q-models-002", "domain": "models", "objective": "1.1", "difficulty": "medium", "stem": "What is right in models, number 2?", "body": {"options": [{"text": "né → Option 0 of models 2", "rationale": "rationale 0 of models 2", "correct": false, "pin": false}, {"text": "né → Option 1 of models 2", "rationale": "rationale 1 of models 2", "correct": false, "pin": false}, {"text": "né → Option 2 of models 2", "rationale": "rationale 2 of models 2", "correct": true, "pin": false}, {"text": "né → Option 3 of models 2", "rationale": "rationale 3 of models 2", "correct": false, "pin": false}]}, "explanation": "Because.", "scenario": "", "references": ["https://example.org/doc"], "tags": [], "verified_on": "2026-11-22", "kind": "choice"}');
INSERT INTO "question" VALUES('demo/q-models-001@2cd39c996123ac1f','demo','q-models-001','2cd39c996123ac1f','models','1.1','medium','What is right in models, number 1?','{"id": "q-models-001", "domain": "models", "objective": "1.1", "difficulty": "medium", "stem": "What is right in models, number 1?", "body": {"options": [{"text": "Option 0 of models 1", "rationale": "rationale 0 of models 1", "correct": false, "pin": false}, {"text": "Option 1 of models 1", "rationale": "rationale 1 of models 1", "correct": true, "pin": false}, {"text": "Option 2 of models 1", "rationale": "rationale 2 of models 1", "correct": false, "pin": false}, {"text": "Option 3 of models 1", "rationale": "rationale 3 of models 1", "correct": false, "pin": false}]}, "explanation": "Because.", "scenario": "", "references": ["https://example.org/doc"], "tags": [], "verified_on": "2026-11-22", "kind": "choice"}');
INSERT INTO "question" VALUES('demo/q-data-002@c0cb173a952724d2','demo','q-data-002','c0cb173a952724d2','data','1.1','medium','What is right in data, number 2?','{"id": "q-data-002", "domain": "data", "objective": "1.1", "difficulty": "medium", "stem": "What is right in data, number 2?", "body": {"options": [{"text": "Option 0 of data 2", "rationale": "rationale 0 of data 2", "correct": true, "pin": false}, {"text": "Option 1 of data 2", "rationale": "rationale 1 of data 2", "correct": false, "pin": false}, {"text": "Option 2 of data 2", "rationale": "rationale 2 of data 2", "correct": true, "pin": false}, {"text": "Option 3 of data 2", "rationale": "rationale 3 of data 2", "correct": false, "pin": false}, {"text": "Option 4 of data 2", "rationale": "rationale 4 of data 2", "correct": false, "pin": false}]}, "explanation": "Because.", "scenario": "", "references": ["https://example.org/doc"], "tags": [], "verified_on": "2026-11-22", "kind": "choice"}');
INSERT INTO "question" VALUES('demo/q-data-001@818ac5c6332ffff0','demo','q-data-001','818ac5c6332ffff0','data','1.1','medium','What is right in data, number 1?','{"id": "q-data-001", "domain": "data", "objective": "1.1", "difficulty": "medium", "stem": "What is right in data, number 1?", "body": {"options": [{"text": "Option 0 of data 1", "rationale": "rationale 0 of data 1", "correct": false, "pin": false}, {"text": "Option 1 of data 1", "rationale": "rationale 1 of data 1", "correct": true, "pin": false}, {"text": "Option 2 of data 1", "rationale": "rationale 2 of data 1", "correct": false, "pin": false}, {"text": "Option 3 of data 1", "rationale": "rationale 3 of data 1", "correct": false, "pin": false}]}, "explanation": "Because.", "scenario": "", "references": ["https://example.org/doc"], "tags": [], "verified_on": "2026-11-22", "kind": "choice"}');
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
        correct INTEGER CHECK (correct IN (0, 1)),
        PRIMARY KEY (attempt, position)
    ) STRICT
    ;
INSERT INTO "response" VALUES('01a2027b-d680-7001-8000-000000000002',1,'demo','q-data-003','demo/q-data-003@2463ff9db4fe5496','data','1.1',0,1,'[0,1,2,3]','[0]','[3]',1,3000,'2026-11-22T09:00:00.000Z',0);
INSERT INTO "response" VALUES('01a2027b-d680-7001-8000-000000000002',2,'demo','q-models-002','demo/q-models-002@71fba6752f75f112','models','1.1',1,1,'[2,0,1,3]','[2]','[]',0,3000,'2026-11-22T09:00:03.000Z',1);
INSERT INTO "response" VALUES('01a2027b-d680-7001-8000-000000000002',3,'demo','q-models-001','demo/q-models-001@2cd39c996123ac1f','models','1.1',1,1,'[3,0,1,2]','[]','[]',0,3000,'2026-11-22T09:01:06.000Z',0);
INSERT INTO "response" VALUES('01a2027b-d680-7001-8000-000000000002',4,'demo','q-data-002','demo/q-data-002@c0cb173a952724d2','data','1.1',1,2,'[3,0,4,2,1]','[0]','[]',0,3000,'2026-11-22T09:01:09.000Z',0);
INSERT INTO "response" VALUES('01a207a3-4bc0-7003-8000-000000000004',1,'demo','q-data-003','demo/q-data-003@2463ff9db4fe5496','data','1.1',0,1,'[2,0,1,3]','[3]','[]',0,2000,'2026-11-23T09:01:12.000Z',NULL);
INSERT INTO "response" VALUES('01a207a3-4bc0-7003-8000-000000000004',2,'demo','q-models-002','demo/q-models-002@71fba6752f75f112','models','1.1',1,1,'[1,0,2,3]','[]','[]',0,0,NULL,NULL);
INSERT INTO "response" VALUES('01a207a3-4bc0-7003-8000-000000000004',3,'demo','q-data-001','demo/q-data-001@818ac5c6332ffff0','data','1.1',1,1,'[0,2,3,1]','[]','[]',0,0,NULL,NULL);
INSERT INTO "response" VALUES('01a207a3-4bc0-7003-8000-000000000004',4,'demo','q-models-001','demo/q-models-001@2cd39c996123ac1f','models','1.1',1,1,'[3,0,2,1]','[]','[]',0,0,NULL,NULL);
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
          WHERE response.attempt = attempt.id AND json_array_length(picks) = choose) AS answered,
        used_ms / 60000.0 AS minutes_used, limit_ms / 60000.0 AS minutes,
        (SELECT count(*) FROM interruption WHERE interruption.attempt = attempt.id) AS interruptions
    FROM attempt JOIN blueprint ON blueprint.id = attempt.blueprint;
CREATE VIEW first_answer AS
    SELECT exam, question, version, domain, objective, attempt, position, seen_at, correct
    FROM (
        SELECT response.*, row_number() OVER (
            PARTITION BY response.exam, question ORDER BY seen_at, response.attempt, response.position
        ) AS exposure
        FROM response JOIN attempt ON attempt.id = response.attempt
        WHERE attempt.finished_at IS NOT NULL AND seen_at IS NOT NULL
    )
    WHERE exposure = 1 AND picks <> '[]';
CREATE VIEW domain_summary AS
    SELECT exam, domain, count(*) AS n, sum(correct) AS right, avg(correct) AS fraction
    FROM first_answer GROUP BY exam, domain;
COMMIT;
