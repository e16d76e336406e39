-- AlterTable
ALTER TABLE "record" ADD COLUMN     "retracted" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "record_correction" (
    "review_id" UUID NOT NULL,
    "record_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "byline" TEXT NOT NULL,
    "year" INTEGER,
    "journal" TEXT,
    "doi" TEXT,
    "pmid" TEXT,
    "abstract" TEXT,
    "retracted" BOOLEAN NOT NULL,
    "draft" JSONB NOT NULL,
    "identifiers" JSONB NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "event_id" UUID NOT NULL,

    CONSTRAINT "record_correction_pkey" PRIMARY KEY ("review_id","record_id")
);

-- CreateTable
CREATE TABLE "prior_decision" (
    "review_id" UUID NOT NULL,
    "record_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "decided_by" TEXT,
    "stage" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "reasons" TEXT[],
    "blind" TEXT NOT NULL,

    CONSTRAINT "prior_decision_pkey" PRIMARY KEY ("review_id","record_id","ordinal")
);

-- CreateTable
CREATE TABLE "key_paper" (
    "review_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "title" TEXT,
    "doi" TEXT,
    "pmid" TEXT,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "key_paper_pkey" PRIMARY KEY ("review_id","id")
);

-- AddForeignKey
ALTER TABLE "record_correction" ADD CONSTRAINT "record_correction_review_id_record_id_fkey" FOREIGN KEY ("review_id", "record_id") REFERENCES "record"("review_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prior_decision" ADD CONSTRAINT "prior_decision_review_id_record_id_fkey" FOREIGN KEY ("review_id", "record_id") REFERENCES "record"("review_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma cannot say.

-- Records as they read now: as their source gave them, or as people corrected them.
CREATE VIEW record_now AS
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

CREATE VIEW identifier_now AS
SELECT i.review_id, i.record_id, i.scheme, i.value FROM record_identifier i
WHERE NOT EXISTS (SELECT 1 FROM record_correction c WHERE c.review_id = i.review_id AND c.record_id = i.record_id)
UNION ALL
SELECT c.review_id, c.record_id, i.scheme, i.value
FROM record_correction c, jsonb_to_recordset(c.identifiers) AS i(scheme text, value text);

GRANT SELECT ON record_now, identifier_now TO app;
REVOKE UPDATE, TRUNCATE ON prior_decision FROM app;

-- Who did it, and by which event.
ALTER TABLE record_correction ADD CONSTRAINT record_correction_person
  FOREIGN KEY (review_id, person_id) REFERENCES membership (review_id, person_id);
ALTER TABLE record_correction ADD CONSTRAINT record_correction_event
  FOREIGN KEY (review_id, event_id) REFERENCES decision_event (review_id, id);
ALTER TABLE key_paper ADD CONSTRAINT key_paper_person
  FOREIGN KEY (review_id, person_id) REFERENCES membership (review_id, person_id);
ALTER TABLE key_paper ADD CONSTRAINT key_paper_of_review FOREIGN KEY (review_id) REFERENCES review (id);
