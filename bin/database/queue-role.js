/**
 * The role of the worker's own connection to the job queue: it may do all that the queue asks for and touch nothing of
 * any review. The queue's tables are behind row security with no policy, so that without these only their owner sees a row.
 * Done after each of the queue's own migrations, which may bring new tables.
 */
const QUEUE_ROLE = `
DO $$ BEGIN
  CREATE ROLE queue NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
DO $$
DECLARE
  name text;
BEGIN
  EXECUTE format('GRANT queue TO %I', current_user);
  GRANT USAGE ON SCHEMA graphile_worker TO queue;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO queue;
  GRANT USAGE ON ALL SEQUENCES IN SCHEMA graphile_worker TO queue;
  REVOKE INSERT, UPDATE, DELETE ON graphile_worker.migrations FROM queue;
  FOR name IN SELECT relname FROM pg_class WHERE relnamespace = 'graphile_worker'::regnamespace AND relrowsecurity LOOP
    EXECUTE format('DROP POLICY IF EXISTS queue_may ON graphile_worker.%I', name);
    EXECUTE format('CREATE POLICY queue_may ON graphile_worker.%I TO queue USING (true) WITH CHECK (true)', name);
  END LOOP;
END $$;`;

/** Gives the role `queue` what it needs and nothing else, as the owner of the database. */
export async function allowQueue(client) {
  await client.query(QUEUE_ROLE);
}
