-- A job stays held by the worker that took it, for four hours when that worker was killed. Each worker names one of its
-- connections after itself: jobs of a name that no connection has any more are given free. Jobs may run twice.
CREATE FUNCTION release_abandoned_jobs() RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  gone text[];
BEGIN
  SELECT coalesce(array_agg(DISTINCT j.locked_by), '{}') INTO gone FROM graphile_worker.jobs j
  WHERE j.locked_by IS NOT NULL AND NOT EXISTS (
    SELECT FROM pg_stat_activity a WHERE a.datname = current_database() AND a.application_name = j.locked_by);
  IF cardinality(gone) > 0 THEN
    PERFORM graphile_worker.force_unlock_workers(gone);
  END IF;
  RETURN cardinality(gone);
END $$;
REVOKE ALL ON FUNCTION release_abandoned_jobs() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION release_abandoned_jobs() TO app;

-- Taking a job is a try, so a worker that is killed uses one up. The queue's own number of tries, 25, is enough for that.
CREATE OR REPLACE FUNCTION enqueue(name text, payload json, key text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  PERFORM graphile_worker.add_job(name, payload, job_key => key);
END $$;
