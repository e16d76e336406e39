-- One's last votes of a batch, and how many there are, without looking at all of it: asked after every vote. The twin of
-- slot_waiting, which serves the next ones.
CREATE INDEX slot_cast ON slot (review_id, person_id, batch_id, cast_at DESC, item_id) WHERE verdict IS NOT NULL;
