-- Which event decided a cluster last, so that the decision can be undone, and all that a merge takes from a record's
-- state, so that a split gives all of it back.
ALTER TABLE "duplicate_cluster" ADD COLUMN "event_id" UUID NOT NULL;
ALTER TABLE "cluster_member" ADD COLUMN "before_by" "decided_by", ADD COLUMN "before_method" TEXT;
