-- Keys that no code follows and that only guard: the database itself refuses a pair from two reviews, wherever one
-- could be named. Prisma cannot say DEFERRABLE, and a relation in the schema for each of them would be read by nobody.
-- `prisma/keys.db.test.ts` reads the catalogue and fails when a key is missing.

-- 1. Everything belongs to a review that exists. (Other tables reach theirs through what they refer to.)
ALTER TABLE criterion_version ADD CONSTRAINT criterion_version_of_review FOREIGN KEY (review_id) REFERENCES review (id);
ALTER TABLE proposition ADD CONSTRAINT proposition_of_review FOREIGN KEY (review_id) REFERENCES review (id);
ALTER TABLE protocol_version ADD CONSTRAINT protocol_version_of_review FOREIGN KEY (review_id) REFERENCES review (id);
ALTER TABLE reason ADD CONSTRAINT reason_of_review FOREIGN KEY (review_id) REFERENCES review (id);
ALTER TABLE report ADD CONSTRAINT report_of_review FOREIGN KEY (review_id) REFERENCES review (id);
ALTER TABLE search ADD CONSTRAINT search_of_review FOREIGN KEY (review_id) REFERENCES review (id);
ALTER TABLE stage ADD CONSTRAINT stage_of_review FOREIGN KEY (review_id) REFERENCES review (id);
ALTER TABLE stored_file ADD CONSTRAINT stored_file_of_review FOREIGN KEY (review_id) REFERENCES review (id);
ALTER TABLE study ADD CONSTRAINT study_of_review FOREIGN KEY (review_id) REFERENCES review (id);
ALTER TABLE term ADD CONSTRAINT term_of_review FOREIGN KEY (review_id) REFERENCES review (id);

-- 2. Who did it is, or was, a member. Facts stay while a rebuild replays the memberships, so theirs can wait for the end
-- of a transaction; an event is noted before what it does, so its own keys always wait.
ALTER TABLE decision_event ADD CONSTRAINT decision_event_actor FOREIGN KEY (review_id, actor_id)
  REFERENCES membership (review_id, person_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE invitation ADD CONSTRAINT invitation_used_by FOREIGN KEY (review_id, used_by)
  REFERENCES membership (review_id, person_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE invitation ADD CONSTRAINT invitation_created_by FOREIGN KEY (review_id, created_by)
  REFERENCES membership (review_id, person_id) DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE import ADD CONSTRAINT import_started_by FOREIGN KEY (review_id, started_by)
  REFERENCES membership (review_id, person_id) DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE stored_file ADD CONSTRAINT stored_file_uploaded_by FOREIGN KEY (review_id, uploaded_by)
  REFERENCES membership (review_id, person_id) DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE batch_submission ADD CONSTRAINT batch_submission_person FOREIGN KEY (review_id, person_id)
  REFERENCES membership (review_id, person_id);
ALTER TABLE slot ADD CONSTRAINT slot_person FOREIGN KEY (review_id, person_id)
  REFERENCES membership (review_id, person_id);
ALTER TABLE slot_reassignment ADD CONSTRAINT slot_reassignment_from FOREIGN KEY (review_id, from_person_id)
  REFERENCES membership (review_id, person_id);
ALTER TABLE slot_reassignment ADD CONSTRAINT slot_reassignment_to FOREIGN KEY (review_id, to_person_id)
  REFERENCES membership (review_id, person_id);
ALTER TABLE slot_reassignment ADD CONSTRAINT slot_reassignment_actor FOREIGN KEY (review_id, actor_id)
  REFERENCES membership (review_id, person_id);
ALTER TABLE earlier_vote ADD CONSTRAINT earlier_vote_person FOREIGN KEY (review_id, person_id)
  REFERENCES membership (review_id, person_id);
ALTER TABLE resolution ADD CONSTRAINT resolution_withdrawn_by FOREIGN KEY (review_id, withdrawn_by)
  REFERENCES membership (review_id, person_id);
ALTER TABLE retrieval ADD CONSTRAINT retrieval_person FOREIGN KEY (review_id, person_id)
  REFERENCES membership (review_id, person_id);
ALTER TABLE extraction ADD CONSTRAINT extraction_person FOREIGN KEY (review_id, person_id)
  REFERENCES membership (review_id, person_id);
ALTER TABLE claim ADD CONSTRAINT claim_person FOREIGN KEY (review_id, person_id)
  REFERENCES membership (review_id, person_id);
ALTER TABLE term ADD CONSTRAINT term_owner FOREIGN KEY (review_id, owner_id)
  REFERENCES membership (review_id, person_id);
ALTER TABLE proposition ADD CONSTRAINT proposition_owner FOREIGN KEY (review_id, owner_id)
  REFERENCES membership (review_id, person_id);

-- 3. What an event is about, and which event put a row where it is.
ALTER TABLE decision_event ADD CONSTRAINT decision_event_record FOREIGN KEY (review_id, record_id)
  REFERENCES record (review_id, id);
ALTER TABLE decision_event ADD CONSTRAINT decision_event_report FOREIGN KEY (review_id, report_id)
  REFERENCES report (review_id, id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE record_state ADD CONSTRAINT record_state_event FOREIGN KEY (review_id, event_id)
  REFERENCES decision_event (review_id, id);
ALTER TABLE duplicate_cluster ADD CONSTRAINT duplicate_cluster_event FOREIGN KEY (review_id, event_id)
  REFERENCES decision_event (review_id, id);
ALTER TABLE slot ADD CONSTRAINT slot_event FOREIGN KEY (review_id, event_id)
  REFERENCES decision_event (review_id, id);

-- 4. Under which version, in which stage and batch, for which reason, with which card.
ALTER TABLE batch ADD CONSTRAINT batch_protocol FOREIGN KEY (review_id, protocol_version_id)
  REFERENCES protocol_version (review_id, id);
ALTER TABLE slot ADD CONSTRAINT slot_protocol FOREIGN KEY (review_id, protocol_version_id)
  REFERENCES protocol_version (review_id, id);
ALTER TABLE slot ADD CONSTRAINT slot_batch FOREIGN KEY (review_id, batch_id) REFERENCES batch (review_id, id);
ALTER TABLE slot ADD CONSTRAINT slot_sealed_reason FOREIGN KEY (review_id, sealed_reason_id)
  REFERENCES reason (review_id, id);
ALTER TABLE stage_item ADD CONSTRAINT stage_item_stage FOREIGN KEY (review_id, stage_id)
  REFERENCES stage (review_id, id);
ALTER TABLE claim ADD CONSTRAINT claim_card FOREIGN KEY (review_id, card_id)
  REFERENCES context_card (review_id, id);

-- 5. When an event happened is the database's clock at the moment of noting, and nobody's word: history is replayed in
-- that order.
CREATE FUNCTION stamp_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.at := clock_timestamp();
  NEW.xid := pg_current_xact_id()::text::bigint;
  RETURN NEW;
END $$;
CREATE TRIGGER decision_event_stamp BEFORE INSERT ON decision_event FOR EACH ROW EXECUTE FUNCTION stamp_event();
