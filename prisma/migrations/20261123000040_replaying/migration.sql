-- A rebuild takes all searches away and replays them in one transaction, while the records, which are facts, stay:
-- that a record's search exists is then asked at the end of the transaction. Elsewhere it is asked at once, as before.
ALTER TABLE "record" DROP CONSTRAINT "record_review_id_search_id_fkey";
ALTER TABLE "record" ADD CONSTRAINT "record_review_id_search_id_fkey" FOREIGN KEY ("review_id", "search_id")
  REFERENCES "search"("review_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE DEFERRABLE INITIALLY IMMEDIATE;
