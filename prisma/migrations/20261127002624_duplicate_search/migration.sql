-- CreateTable
CREATE TABLE "duplicate_key" (
    "review_id" UUID NOT NULL,
    "record_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "keys" INTEGER[],
    "finer" INTEGER[],
    "content" INTEGER NOT NULL,
    "compared" BOOLEAN NOT NULL DEFAULT false,
    "survivor_then" UUID,

    CONSTRAINT "duplicate_key_pkey" PRIMARY KEY ("review_id","record_id")
);

-- CreateTable
CREATE TABLE "duplicate_audit" (
    "review_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "seed" TEXT NOT NULL,
    "drawn_of" INTEGER NOT NULL,
    "event_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "duplicate_audit_pkey" PRIMARY KEY ("review_id","id")
);

-- CreateTable
CREATE TABLE "duplicate_audit_merge" (
    "review_id" UUID NOT NULL,
    "audit_id" UUID NOT NULL,
    "record_id" UUID NOT NULL,
    "cluster_id" UUID NOT NULL,
    "survivor_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "is_right" BOOLEAN,

    CONSTRAINT "duplicate_audit_merge_pkey" PRIMARY KEY ("review_id","audit_id","record_id")
);

-- AddForeignKey
ALTER TABLE "duplicate_key" ADD CONSTRAINT "duplicate_key_review_id_record_id_fkey" FOREIGN KEY ("review_id", "record_id") REFERENCES "record"("review_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duplicate_audit_merge" ADD CONSTRAINT "duplicate_audit_merge_review_id_audit_id_fkey" FOREIGN KEY ("review_id", "audit_id") REFERENCES "duplicate_audit"("review_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duplicate_audit_merge" ADD CONSTRAINT "duplicate_audit_merge_review_id_record_id_fkey" FOREIGN KEY ("review_id", "record_id") REFERENCES "record"("review_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- As for every other event: checked at the end, as a rebuild writes tables in the order of the road.
ALTER TABLE duplicate_audit ADD CONSTRAINT duplicate_audit_event FOREIGN KEY (review_id, event_id)
  REFERENCES decision_event (review_id, id) DEFERRABLE;
