-- After a bulk load the planner must know of it at once: with the statistics of before, a review's first 20 000 records
-- look like one row to it, and lists took half a minute. Only an owner may ANALYZE, hence SECURITY DEFINER.
CREATE FUNCTION refresh_statistics() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  ANALYZE public.record, public.record_identifier, public.record_state, public.record_search,
    public.report, public.report_record;
END $$;
REVOKE ALL ON FUNCTION refresh_statistics() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION refresh_statistics() TO app;
