-- AlterTable
ALTER TABLE "duplicate_cluster" ADD COLUMN     "relation" TEXT;

-- CreateTable
CREATE TABLE "record_filled" (
    "review_id" UUID NOT NULL,
    "record_id" UUID NOT NULL,
    "title" TEXT,
    "byline" TEXT,
    "year" INTEGER,
    "journal" TEXT,
    "doi" TEXT,
    "pmid" TEXT,
    "abstract" TEXT,
    "retracted" BOOLEAN,
    "draft" JSONB NOT NULL,
    "given" JSONB NOT NULL,

    CONSTRAINT "record_filled_pkey" PRIMARY KEY ("review_id","record_id")
);

-- AddForeignKey
ALTER TABLE "record_filled" ADD CONSTRAINT "record_filled_review_id_record_id_fkey" FOREIGN KEY ("review_id", "record_id") REFERENCES "record"("review_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma cannot say.

-- The duplicates of a record: most records are none.
CREATE INDEX record_state_survivor ON record_state (review_id, survivor_id) WHERE survivor_id IS NOT NULL;

-- What records say themselves: as their source gave them, or as people corrected them.
CREATE VIEW record_own AS
SELECT r.review_id, r.id, r.import_id, r.search_id, r.ordinal, r.original, r.line, r.byte_start, r.byte_end,
  CASE WHEN c.record_id IS NULL THEN r.title ELSE c.title END AS title,
  CASE WHEN c.record_id IS NULL THEN r.byline ELSE c.byline END AS byline,
  CASE WHEN c.record_id IS NULL THEN r.year ELSE c.year END AS year,
  CASE WHEN c.record_id IS NULL THEN r.journal ELSE c.journal END AS journal,
  CASE WHEN c.record_id IS NULL THEN r.doi ELSE c.doi END AS doi,
  CASE WHEN c.record_id IS NULL THEN r.pmid ELSE c.pmid END AS pmid,
  CASE WHEN c.record_id IS NULL THEN r.abstract ELSE c.abstract END AS abstract,
  CASE WHEN c.record_id IS NULL THEN r.retracted ELSE c.retracted END AS retracted,
  CASE WHEN c.record_id IS NULL THEN r.draft ELSE c.draft END AS draft,
  c.event_id AS correction_id
FROM record r
LEFT JOIN record_correction c ON c.review_id = r.review_id AND c.record_id = r.id;

-- Records as they read now: what they say themselves, and what they lack and their duplicates say.
CREATE OR REPLACE VIEW record_now AS
SELECT r.review_id, r.id, r.import_id, r.search_id, r.ordinal, r.original, r.line, r.byte_start, r.byte_end,
  coalesce(f.title, CASE WHEN c.record_id IS NULL THEN r.title ELSE c.title END) AS title,
  coalesce(f.byline, CASE WHEN c.record_id IS NULL THEN r.byline ELSE c.byline END) AS byline,
  coalesce(f.year, CASE WHEN c.record_id IS NULL THEN r.year ELSE c.year END) AS year,
  coalesce(f.journal, CASE WHEN c.record_id IS NULL THEN r.journal ELSE c.journal END) AS journal,
  coalesce(f.doi, CASE WHEN c.record_id IS NULL THEN r.doi ELSE c.doi END) AS doi,
  coalesce(f.pmid, CASE WHEN c.record_id IS NULL THEN r.pmid ELSE c.pmid END) AS pmid,
  coalesce(f.abstract, CASE WHEN c.record_id IS NULL THEN r.abstract ELSE c.abstract END) AS abstract,
  coalesce(f.retracted, CASE WHEN c.record_id IS NULL THEN r.retracted ELSE c.retracted END) AS retracted,
  CASE WHEN f.record_id IS NULL THEN CASE WHEN c.record_id IS NULL THEN r.draft ELSE c.draft END
    ELSE CASE WHEN c.record_id IS NULL THEN r.draft ELSE c.draft END || f.draft END AS draft,
  c.event_id AS correction_id,
  f.given AS filled
FROM record r
LEFT JOIN record_correction c ON c.review_id = r.review_id AND c.record_id = r.id
LEFT JOIN record_filled f ON f.review_id = r.review_id AND f.record_id = r.id;

GRANT SELECT ON record_own TO app;
