-- A proposition is kept once among the settled ones, and once among those of each extractor.
CREATE UNIQUE INDEX proposition_once ON proposition
  (review_id, owner_id, subject_term, subject_proposition_id, relation, object_term, object_proposition_id)
  NULLS NOT DISTINCT;
