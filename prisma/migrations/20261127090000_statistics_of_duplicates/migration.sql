-- What a search for duplicates writes by the thousand too: after ten imports in a row the planner took all their
-- clusters for one row, and gathering them took half a minute. A table that somebody else is looking through is left to
-- them.
CREATE OR REPLACE FUNCTION refresh_statistics() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  ANALYZE (SKIP_LOCKED) public.record, public.record_identifier, public.record_state, public.record_search,
    public.report, public.report_record, public.duplicate_key, public.duplicate_cluster, public.cluster_member,
    public.record_filled;
END $$;
