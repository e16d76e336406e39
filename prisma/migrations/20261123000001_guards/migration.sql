-- What the Prisma schema cannot say.

-- 1. The role of every pool. It may add to the history and never change it.
DO $$ BEGIN
  CREATE ROLE app NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
DO $$ BEGIN
  EXECUTE format('GRANT app TO %I', current_user);
END $$;
GRANT USAGE ON SCHEMA public TO app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO app;
REVOKE UPDATE, DELETE, TRUNCATE ON decision_event FROM app;
REVOKE UPDATE, TRUNCATE ON record, record_identifier, import_warning, document_page FROM app;
DO $$ BEGIN
  IF to_regclass('_prisma_migrations') IS NOT NULL THEN
    REVOKE ALL ON _prisma_migrations FROM app;
  END IF;
END $$;

-- 2. History is append-only, for the owner too.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER decision_event_append_only BEFORE UPDATE OR DELETE ON decision_event
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER decision_event_no_truncate BEFORE TRUNCATE ON decision_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- 3. Checks and partial uniques.
ALTER TABLE slot ADD CONSTRAINT slot_number CHECK (slot BETWEEN 1 AND 3);
ALTER TABLE slot ADD CONSTRAINT slot_cast_whole
  CHECK ((verdict IS NULL) = (cast_at IS NULL) AND (verdict IS NULL) = (event_id IS NULL));
ALTER TABLE stage_item ADD CONSTRAINT stage_item_is_record_or_report CHECK (
  (record_id IS NOT NULL AND report_id IS NULL AND id = record_id)
  OR (report_id IS NOT NULL AND record_id IS NULL AND id = report_id));
ALTER TABLE record_state ADD CONSTRAINT record_state_survivor
  CHECK ((status = 'duplicate') = (survivor_id IS NOT NULL));
ALTER TABLE report ADD CONSTRAINT report_excluded_has_reason CHECK (status <> 'excluded' OR reason_id IS NOT NULL);
ALTER TABLE proposition ADD CONSTRAINT proposition_ends CHECK (
  (subject_term IS NULL) <> (subject_proposition_id IS NULL)
  AND (object_term IS NULL) <> (object_proposition_id IS NULL));
CREATE UNIQUE INDEX resolution_standing ON resolution (review_id, stage_id, item_id) WHERE withdrawn_at IS NULL;
CREATE INDEX slot_waiting ON slot (review_id, person_id, batch_id, position) WHERE verdict IS NULL;

-- 4. Words of records.
CREATE EXTENSION IF NOT EXISTS btree_gin;
CREATE INDEX record_search_document ON record_search USING gin (review_id, document);

-- 5. A job is queued by the transaction that makes its data. The queue's own tables stay closed to the role app.
CREATE FUNCTION enqueue(name text, payload json, key text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  PERFORM graphile_worker.add_job(name, payload, job_key => key, max_attempts => 5);
END $$;
REVOKE ALL ON FUNCTION enqueue(text, json, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION enqueue(text, json, text) TO app;
