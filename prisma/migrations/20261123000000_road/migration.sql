-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "cluster_status" AS ENUM ('proposed', 'confirmed', 'split');

-- CreateEnum
CREATE TYPE "claim_kind" AS ENUM ('extracted', 'agreed');

-- CreateEnum
CREATE TYPE "chosen_from" AS ENUM ('a', 'b', 'both', 'neither');

-- CreateEnum
CREATE TYPE "origin" AS ENUM ('new', 'previous');

-- CreateEnum
CREATE TYPE "arm_of_diagram" AS ENUM ('databases', 'other_methods');

-- CreateEnum
CREATE TYPE "report_status" AS ENUM ('withdrawn', 'sought', 'not_retrieved', 'awaiting_assessment', 'awaiting_classification', 'ongoing', 'excluded', 'included');

-- CreateEnum
CREATE TYPE "source" AS ENUM ('database', 'register', 'website', 'organisation', 'citation_searching', 'other');

-- CreateEnum
CREATE TYPE "import_status" AS ENUM ('waiting', 'reading', 'published', 'failed', 'undone');

-- CreateEnum
CREATE TYPE "record_status" AS ENUM ('withdrawn', 'duplicate', 'removed_automation', 'removed_other', 'unscreened_stopped', 'awaiting_screening', 'excluded', 'included');

-- CreateEnum
CREATE TYPE "decided_by" AS ENUM ('person', 'software');

-- CreateEnum
CREATE TYPE "criterion_kind" AS ENUM ('include', 'exclude');

-- CreateEnum
CREATE TYPE "stage_kind" AS ENUM ('title_abstract', 'full_text');

-- CreateEnum
CREATE TYPE "batch_status" AS ENUM ('open', 'closed');

-- CreateEnum
CREATE TYPE "verdict" AS ENUM ('include', 'maybe', 'exclude');

-- CreateEnum
CREATE TYPE "item_status" AS ENUM ('open', 'agreed', 'conflict', 'resolved');

-- CreateEnum
CREATE TYPE "resolution_mode" AS ENUM ('agreement', 'consensus', 'adjudication', 'majority', 'lead', 'single', 'reason_order');

-- CreateEnum
CREATE TYPE "answer" AS ENUM ('yes', 'no', 'unclear');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('owner', 'lead', 'reviewer', 'adjudicator', 'extractor', 'information_specialist', 'observer');

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "user_agent" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "password_reset" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "password_reset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "window_start" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key","window_start")
);

-- CreateTable
CREATE TABLE "duplicate_cluster" (
    "review_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "status" "cluster_status" NOT NULL,
    "basis" TEXT NOT NULL,
    "decided_by" "decided_by",
    "survivor_id" UUID,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "duplicate_cluster_pkey" PRIMARY KEY ("review_id","id")
);

-- CreateTable
CREATE TABLE "cluster_member" (
    "review_id" UUID NOT NULL,
    "cluster_id" UUID NOT NULL,
    "record_id" UUID NOT NULL,
    "before" "record_status",

    CONSTRAINT "cluster_member_pkey" PRIMARY KEY ("review_id","cluster_id","record_id")
);

-- CreateTable
CREATE TABLE "term" (
    "review_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "level" TEXT,
    "curie" TEXT,
    "categories" TEXT[],
    "owner_id" UUID,

    CONSTRAINT "term_pkey" PRIMARY KEY ("review_id","id")
);

-- CreateTable
CREATE TABLE "proposition" (
    "review_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "subject_term" TEXT,
    "subject_proposition_id" UUID,
    "relation" TEXT NOT NULL,
    "object_term" TEXT,
    "object_proposition_id" UUID,
    "owner_id" UUID,

    CONSTRAINT "proposition_pkey" PRIMARY KEY ("review_id","id")
);

-- CreateTable
CREATE TABLE "extraction" (
    "review_id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(6) NOT NULL,
    "submitted_at" TIMESTAMPTZ(6),
    "settled_at" TIMESTAMPTZ(6),

    CONSTRAINT "extraction_pkey" PRIMARY KEY ("review_id","report_id","person_id")
);

-- CreateTable
CREATE TABLE "context_card" (
    "review_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "content" JSONB NOT NULL,

    CONSTRAINT "context_card_pkey" PRIMARY KEY ("review_id","id")
);

-- CreateTable
CREATE TABLE "claim" (
    "review_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "claim_kind" NOT NULL,
    "report_id" UUID NOT NULL,
    "study_id" UUID,
    "person_id" UUID NOT NULL,
    "proposition_id" UUID NOT NULL,
    "card_id" UUID,
    "polarity" TEXT NOT NULL,
    "epistemic" TEXT NOT NULL,
    "source_role" TEXT NOT NULL,
    "design" TEXT NOT NULL,
    "quote" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "page" INTEGER,
    "char_start" INTEGER,
    "char_end" INTEGER,
    "sha256" TEXT,
    "quote_found" BOOLEAN NOT NULL,
    "details" JSONB NOT NULL,
    "chosen_from" "chosen_from",
    "from_claim_ids" UUID[],
    "at" TIMESTAMPTZ(6) NOT NULL,
    "removed_at" TIMESTAMPTZ(6),

    CONSTRAINT "claim_pkey" PRIMARY KEY ("review_id","id")
);

-- CreateTable
CREATE TABLE "report" (
    "review_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "origin" "origin" NOT NULL,
    "arm" "arm_of_diagram" NOT NULL,
    "status" "report_status" NOT NULL,
    "reason_id" UUID,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "report_pkey" PRIMARY KEY ("review_id","id")
);

-- CreateTable
CREATE TABLE "report_record" (
    "review_id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "record_id" UUID NOT NULL,

    CONSTRAINT "report_record_pkey" PRIMARY KEY ("review_id","report_id","record_id")
);

-- CreateTable
CREATE TABLE "retrieval" (
    "review_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "retrieved" BOOLEAN NOT NULL,
    "note" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "retrieval_pkey" PRIMARY KEY ("review_id","id")
);

-- CreateTable
CREATE TABLE "document" (
    "review_id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "removed_at" TIMESTAMPTZ(6),

    CONSTRAINT "document_pkey" PRIMARY KEY ("review_id","report_id","sha256")
);

-- CreateTable
CREATE TABLE "document_page" (
    "review_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "page" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "document_page_pkey" PRIMARY KEY ("review_id","sha256","page")
);

-- CreateTable
CREATE TABLE "study" (
    "review_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "origin" "origin" NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "study_pkey" PRIMARY KEY ("review_id","id")
);

-- CreateTable
CREATE TABLE "study_report" (
    "review_id" UUID NOT NULL,
    "study_id" UUID NOT NULL,
    "report_id" UUID NOT NULL,

    CONSTRAINT "study_report_pkey" PRIMARY KEY ("review_id","study_id","report_id")
);

-- CreateTable
CREATE TABLE "decision_event" (
    "review_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "reply" JSONB NOT NULL,
    "actor_id" UUID NOT NULL,
    "operation_id" UUID NOT NULL,
    "operation_hash" TEXT NOT NULL,
    "record_id" UUID,
    "report_id" UUID,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    "xid" BIGINT NOT NULL DEFAULT pg_current_xact_id()::text::bigint,

    CONSTRAINT "decision_event_pkey" PRIMARY KEY ("review_id","id")
);

-- CreateTable
CREATE TABLE "search" (
    "review_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "source" "source" NOT NULL,
    "name" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "searched_on" DATE,
    "query" TEXT NOT NULL,
    "hits_reported" INTEGER,
    "note" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "search_pkey" PRIMARY KEY ("review_id","id")
);

-- CreateTable
CREATE TABLE "stored_file" (
    "review_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "uploaded_by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("review_id","sha256")
);

-- CreateTable
CREATE TABLE "import" (
    "review_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "started_by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "bytes_read" BIGINT NOT NULL DEFAULT 0,
    "records_read" INTEGER NOT NULL DEFAULT 0,
    "warnings_found" INTEGER NOT NULL DEFAULT 0,
    "file_facts" JSONB,
    "error" TEXT,

    CONSTRAINT "import_pkey" PRIMARY KEY ("review_id","id")
);

-- CreateTable
CREATE TABLE "import_state" (
    "review_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "status" "import_status" NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "import_state_pkey" PRIMARY KEY ("review_id","import_id")
);

-- CreateTable
CREATE TABLE "import_search" (
    "review_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "part" TEXT NOT NULL,
    "search_id" UUID NOT NULL,

    CONSTRAINT "import_search_pkey" PRIMARY KEY ("review_id","import_id","part")
);

-- CreateTable
CREATE TABLE "import_warning" (
    "review_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "original" TEXT,

    CONSTRAINT "import_warning_pkey" PRIMARY KEY ("review_id","import_id","ordinal")
);

-- CreateTable
CREATE TABLE "record" (
    "review_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "search_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "byline" TEXT NOT NULL,
    "year" INTEGER,
    "journal" TEXT,
    "doi" TEXT,
    "pmid" TEXT,
    "abstract" TEXT,
    "draft" JSONB NOT NULL,
    "original" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "byte_start" BIGINT NOT NULL,
    "byte_end" BIGINT NOT NULL,

    CONSTRAINT "record_pkey" PRIMARY KEY ("review_id","id")
);

-- CreateTable
CREATE TABLE "record_identifier" (
    "review_id" UUID NOT NULL,
    "record_id" UUID NOT NULL,
    "scheme" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "record_identifier_pkey" PRIMARY KEY ("review_id","record_id","scheme","value")
);

-- CreateTable
CREATE TABLE "record_search" (
    "review_id" UUID NOT NULL,
    "record_id" UUID NOT NULL,
    "document" tsvector NOT NULL,

    CONSTRAINT "record_search_pkey" PRIMARY KEY ("review_id","record_id")
);

-- CreateTable
CREATE TABLE "record_state" (
    "review_id" UUID NOT NULL,
    "record_id" UUID NOT NULL,
    "status" "record_status" NOT NULL,
    "decided_by" "decided_by",
    "method" TEXT,
    "survivor_id" UUID,
    "event_id" UUID NOT NULL,

    CONSTRAINT "record_state_pkey" PRIMARY KEY ("review_id","record_id")
);

-- CreateTable
CREATE TABLE "protocol_version" (
    "review_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "question" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "rationale" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "protocol_version_pkey" PRIMARY KEY ("review_id","id")
);

-- CreateTable
CREATE TABLE "criterion_version" (
    "review_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "criterion_id" UUID NOT NULL,
    "kind" "criterion_kind" NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "criterion_version_pkey" PRIMARY KEY ("review_id","id")
);

-- CreateTable
CREATE TABLE "protocol_criterion" (
    "review_id" UUID NOT NULL,
    "protocol_version_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "criterion_version_id" UUID NOT NULL,

    CONSTRAINT "protocol_criterion_pkey" PRIMARY KEY ("review_id","protocol_version_id","position")
);

-- CreateTable
CREATE TABLE "reason" (
    "review_id" UUID NOT NULL,
    "id" UUID NOT NULL,

    CONSTRAINT "reason_pkey" PRIMARY KEY ("review_id","id")
);

-- CreateTable
CREATE TABLE "reason_version" (
    "review_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "reason_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "checkable" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "reason_version_pkey" PRIMARY KEY ("review_id","id")
);

-- CreateTable
CREATE TABLE "protocol_reason" (
    "review_id" UUID NOT NULL,
    "protocol_version_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "reason_version_id" UUID NOT NULL,

    CONSTRAINT "protocol_reason_pkey" PRIMARY KEY ("review_id","protocol_version_id","position")
);

-- CreateTable
CREATE TABLE "stage" (
    "review_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "stage_kind" NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "stage_pkey" PRIMARY KEY ("review_id","id")
);

-- CreateTable
CREATE TABLE "batch" (
    "review_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "stage_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "status" "batch_status" NOT NULL,
    "seed" TEXT NOT NULL,
    "votes_per_item" INTEGER NOT NULL,
    "protocol_version_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(6) NOT NULL,
    "closed_at" TIMESTAMPTZ(6),

    CONSTRAINT "batch_pkey" PRIMARY KEY ("review_id","id")
);

-- CreateTable
CREATE TABLE "batch_submission" (
    "review_id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "batch_submission_pkey" PRIMARY KEY ("review_id","batch_id","person_id")
);

-- CreateTable
CREATE TABLE "stage_item" (
    "review_id" UUID NOT NULL,
    "stage_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "record_id" UUID,
    "report_id" UUID,
    "batch_id" UUID NOT NULL,
    "status" "item_status" NOT NULL,
    "decision" "verdict",
    "reason_id" UUID,
    "mode" "resolution_mode",

    CONSTRAINT "stage_item_pkey" PRIMARY KEY ("review_id","stage_id","id")
);

-- CreateTable
CREATE TABLE "slot" (
    "review_id" UUID NOT NULL,
    "stage_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "slot" INTEGER NOT NULL,
    "person_id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "verdict" "verdict",
    "reason_id" UUID,
    "secondary_reason_ids" UUID[],
    "note" TEXT,
    "protocol_version_id" UUID,
    "cast_at" TIMESTAMPTZ(6),
    "event_id" UUID,
    "sealed_verdict" "verdict",
    "sealed_reason_id" UUID,

    CONSTRAINT "slot_pkey" PRIMARY KEY ("review_id","stage_id","item_id","slot")
);

-- CreateTable
CREATE TABLE "vote_criterion" (
    "review_id" UUID NOT NULL,
    "stage_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "slot" INTEGER NOT NULL,
    "criterion_version_id" UUID NOT NULL,
    "answer" "answer" NOT NULL,

    CONSTRAINT "vote_criterion_pkey" PRIMARY KEY ("review_id","stage_id","item_id","slot","criterion_version_id")
);

-- CreateTable
CREATE TABLE "resolution" (
    "review_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "stage_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "decision" "verdict" NOT NULL,
    "reason_id" UUID,
    "mode" "resolution_mode" NOT NULL,
    "resolver_ids" UUID[],
    "by_voter" BOOLEAN NOT NULL,
    "rationale" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(6),

    CONSTRAINT "resolution_pkey" PRIMARY KEY ("review_id","id")
);

-- CreateTable
CREATE TABLE "review" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID NOT NULL,

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "review_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "roles" "role"[],
    "since" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "membership_pkey" PRIMARY KEY ("review_id","person_id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "review_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "email" TEXT,
    "roles" "role"[],
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "used_by" UUID,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("review_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "session_person_id_ended_at_idx" ON "session"("person_id", "ended_at");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_token_hash_key" ON "api_token"("token_hash");

-- CreateIndex
CREATE INDEX "api_token_person_id_idx" ON "api_token"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "password_reset_token_hash_key" ON "password_reset"("token_hash");

-- CreateIndex
CREATE INDEX "password_reset_person_id_idx" ON "password_reset"("person_id");

-- CreateIndex
CREATE INDEX "duplicate_cluster_review_id_status_id_idx" ON "duplicate_cluster"("review_id", "status", "id");

-- CreateIndex
CREATE INDEX "cluster_member_review_id_record_id_idx" ON "cluster_member"("review_id", "record_id");

-- CreateIndex
CREATE INDEX "context_card_review_id_report_id_person_id_idx" ON "context_card"("review_id", "report_id", "person_id");

-- CreateIndex
CREATE INDEX "claim_review_id_report_id_kind_person_id_idx" ON "claim"("review_id", "report_id", "kind", "person_id");

-- CreateIndex
CREATE INDEX "claim_review_id_proposition_id_kind_idx" ON "claim"("review_id", "proposition_id", "kind");

-- CreateIndex
CREATE INDEX "report_review_id_status_id_idx" ON "report"("review_id", "status", "id");

-- CreateIndex
CREATE INDEX "report_record_review_id_record_id_idx" ON "report_record"("review_id", "record_id");

-- CreateIndex
CREATE INDEX "retrieval_review_id_report_id_idx" ON "retrieval"("review_id", "report_id");

-- CreateIndex
CREATE INDEX "study_report_review_id_report_id_idx" ON "study_report"("review_id", "report_id");

-- CreateIndex
CREATE INDEX "decision_event_review_id_xid_id_idx" ON "decision_event"("review_id", "xid", "id");

-- CreateIndex
CREATE INDEX "decision_event_review_id_record_id_idx" ON "decision_event"("review_id", "record_id");

-- CreateIndex
CREATE INDEX "decision_event_review_id_report_id_idx" ON "decision_event"("review_id", "report_id");

-- CreateIndex
CREATE INDEX "decision_event_review_id_actor_id_xid_id_idx" ON "decision_event"("review_id", "actor_id", "xid", "id");

-- CreateIndex
CREATE UNIQUE INDEX "decision_event_review_id_operation_id_key" ON "decision_event"("review_id", "operation_id");

-- CreateIndex
CREATE INDEX "import_review_id_sha256_idx" ON "import"("review_id", "sha256");

-- CreateIndex
CREATE INDEX "import_search_review_id_search_id_idx" ON "import_search"("review_id", "search_id");

-- CreateIndex
CREATE INDEX "record_review_id_search_id_idx" ON "record"("review_id", "search_id");

-- CreateIndex
CREATE UNIQUE INDEX "record_review_id_import_id_ordinal_key" ON "record"("review_id", "import_id", "ordinal");

-- CreateIndex
CREATE INDEX "record_identifier_review_id_scheme_value_idx" ON "record_identifier"("review_id", "scheme", "value");

-- CreateIndex
CREATE INDEX "record_state_review_id_status_record_id_idx" ON "record_state"("review_id", "status", "record_id");

-- CreateIndex
CREATE UNIQUE INDEX "protocol_version_review_id_number_key" ON "protocol_version"("review_id", "number");

-- CreateIndex
CREATE INDEX "criterion_version_review_id_criterion_id_idx" ON "criterion_version"("review_id", "criterion_id");

-- CreateIndex
CREATE INDEX "reason_version_review_id_reason_id_idx" ON "reason_version"("review_id", "reason_id");

-- CreateIndex
CREATE UNIQUE INDEX "stage_review_id_kind_key" ON "stage"("review_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "batch_review_id_stage_id_number_key" ON "batch"("review_id", "stage_id", "number");

-- CreateIndex
CREATE INDEX "stage_item_review_id_batch_id_status_id_idx" ON "stage_item"("review_id", "batch_id", "status", "id");

-- CreateIndex
CREATE INDEX "slot_review_id_person_id_batch_id_position_idx" ON "slot"("review_id", "person_id", "batch_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "slot_review_id_stage_id_item_id_person_id_key" ON "slot"("review_id", "stage_id", "item_id", "person_id");

-- CreateIndex
CREATE INDEX "resolution_review_id_stage_id_item_id_idx" ON "resolution"("review_id", "stage_id", "item_id");

-- CreateIndex
CREATE INDEX "membership_person_id_ended_at_idx" ON "membership"("person_id", "ended_at");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duplicate_cluster" ADD CONSTRAINT "duplicate_cluster_review_id_survivor_id_fkey" FOREIGN KEY ("review_id", "survivor_id") REFERENCES "record"("review_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cluster_member" ADD CONSTRAINT "cluster_member_review_id_cluster_id_fkey" FOREIGN KEY ("review_id", "cluster_id") REFERENCES "duplicate_cluster"("review_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cluster_member" ADD CONSTRAINT "cluster_member_review_id_record_id_fkey" FOREIGN KEY ("review_id", "record_id") REFERENCES "record"("review_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposition" ADD CONSTRAINT "proposition_review_id_subject_proposition_id_fkey" FOREIGN KEY ("review_id", "subject_proposition_id") REFERENCES "proposition"("review_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposition" ADD CONSTRAINT "proposition_review_id_object_proposition_id_fkey" FOREIGN KEY ("review_id", "object_proposition_id") REFERENCES "proposition"("review_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extraction" ADD CONSTRAINT "extraction_review_id_report_id_fkey" FOREIGN KEY ("review_id", "report_id") REFERENCES "report"("review_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "context_card" ADD CONSTRAINT "context_card_review_id_report_id_person_id_fkey" FOREIGN KEY ("review_id", "report_id", "person_id") REFERENCES "extraction"("review_id", "report_id", "person_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_review_id_report_id_fkey" FOREIGN KEY ("review_id", "report_id") REFERENCES "report"("review_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_review_id_study_id_fkey" FOREIGN KEY ("review_id", "study_id") REFERENCES "study"("review_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_review_id_proposition_id_fkey" FOREIGN KEY ("review_id", "proposition_id") REFERENCES "proposition"("review_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_review_id_reason_id_fkey" FOREIGN KEY ("review_id", "reason_id") REFERENCES "reason"("review_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_record" ADD CONSTRAINT "report_record_review_id_report_id_fkey" FOREIGN KEY ("review_id", "report_id") REFERENCES "report"("review_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_record" ADD CONSTRAINT "report_record_review_id_record_id_fkey" FOREIGN KEY ("review_id", "record_id") REFERENCES "record"("review_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "retrieval" ADD CONSTRAINT "retrieval_review_id_report_id_fkey" FOREIGN KEY ("review_id", "report_id") REFERENCES "report"("review_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_review_id_report_id_fkey" FOREIGN KEY ("review_id", "report_id") REFERENCES "report"("review_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_review_id_sha256_fkey" FOREIGN KEY ("review_id", "sha256") REFERENCES "stored_file"("review_id", "sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_page" ADD CONSTRAINT "document_page_review_id_sha256_fkey" FOREIGN KEY ("review_id", "sha256") REFERENCES "stored_file"("review_id", "sha256") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "study_report" ADD CONSTRAINT "study_report_review_id_study_id_fkey" FOREIGN KEY ("review_id", "study_id") REFERENCES "study"("review_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "study_report" ADD CONSTRAINT "study_report_review_id_report_id_fkey" FOREIGN KEY ("review_id", "report_id") REFERENCES "report"("review_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision_event" ADD CONSTRAINT "decision_event_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_review_id_sha256_fkey" FOREIGN KEY ("review_id", "sha256") REFERENCES "stored_file"("review_id", "sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_state" ADD CONSTRAINT "import_state_review_id_import_id_fkey" FOREIGN KEY ("review_id", "import_id") REFERENCES "import"("review_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_search" ADD CONSTRAINT "import_search_review_id_import_id_fkey" FOREIGN KEY ("review_id", "import_id") REFERENCES "import"("review_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_search" ADD CONSTRAINT "import_search_review_id_search_id_fkey" FOREIGN KEY ("review_id", "search_id") REFERENCES "search"("review_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_warning" ADD CONSTRAINT "import_warning_review_id_import_id_fkey" FOREIGN KEY ("review_id", "import_id") REFERENCES "import"("review_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record" ADD CONSTRAINT "record_review_id_import_id_fkey" FOREIGN KEY ("review_id", "import_id") REFERENCES "import"("review_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record" ADD CONSTRAINT "record_review_id_search_id_fkey" FOREIGN KEY ("review_id", "search_id") REFERENCES "search"("review_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_identifier" ADD CONSTRAINT "record_identifier_review_id_record_id_fkey" FOREIGN KEY ("review_id", "record_id") REFERENCES "record"("review_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_search" ADD CONSTRAINT "record_search_review_id_record_id_fkey" FOREIGN KEY ("review_id", "record_id") REFERENCES "record"("review_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_state" ADD CONSTRAINT "record_state_review_id_record_id_fkey" FOREIGN KEY ("review_id", "record_id") REFERENCES "record"("review_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_state" ADD CONSTRAINT "record_state_review_id_survivor_id_fkey" FOREIGN KEY ("review_id", "survivor_id") REFERENCES "record"("review_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "protocol_criterion" ADD CONSTRAINT "protocol_criterion_review_id_protocol_version_id_fkey" FOREIGN KEY ("review_id", "protocol_version_id") REFERENCES "protocol_version"("review_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "protocol_criterion" ADD CONSTRAINT "protocol_criterion_review_id_criterion_version_id_fkey" FOREIGN KEY ("review_id", "criterion_version_id") REFERENCES "criterion_version"("review_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reason_version" ADD CONSTRAINT "reason_version_review_id_reason_id_fkey" FOREIGN KEY ("review_id", "reason_id") REFERENCES "reason"("review_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "protocol_reason" ADD CONSTRAINT "protocol_reason_review_id_protocol_version_id_fkey" FOREIGN KEY ("review_id", "protocol_version_id") REFERENCES "protocol_version"("review_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "protocol_reason" ADD CONSTRAINT "protocol_reason_review_id_reason_version_id_fkey" FOREIGN KEY ("review_id", "reason_version_id") REFERENCES "reason_version"("review_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch" ADD CONSTRAINT "batch_review_id_stage_id_fkey" FOREIGN KEY ("review_id", "stage_id") REFERENCES "stage"("review_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch_submission" ADD CONSTRAINT "batch_submission_review_id_batch_id_fkey" FOREIGN KEY ("review_id", "batch_id") REFERENCES "batch"("review_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stage_item" ADD CONSTRAINT "stage_item_review_id_batch_id_fkey" FOREIGN KEY ("review_id", "batch_id") REFERENCES "batch"("review_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stage_item" ADD CONSTRAINT "stage_item_review_id_record_id_fkey" FOREIGN KEY ("review_id", "record_id") REFERENCES "record"("review_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stage_item" ADD CONSTRAINT "stage_item_review_id_report_id_fkey" FOREIGN KEY ("review_id", "report_id") REFERENCES "report"("review_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stage_item" ADD CONSTRAINT "stage_item_review_id_reason_id_fkey" FOREIGN KEY ("review_id", "reason_id") REFERENCES "reason"("review_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slot" ADD CONSTRAINT "slot_review_id_stage_id_item_id_fkey" FOREIGN KEY ("review_id", "stage_id", "item_id") REFERENCES "stage_item"("review_id", "stage_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slot" ADD CONSTRAINT "slot_review_id_reason_id_fkey" FOREIGN KEY ("review_id", "reason_id") REFERENCES "reason"("review_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vote_criterion" ADD CONSTRAINT "vote_criterion_review_id_stage_id_item_id_slot_fkey" FOREIGN KEY ("review_id", "stage_id", "item_id", "slot") REFERENCES "slot"("review_id", "stage_id", "item_id", "slot") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vote_criterion" ADD CONSTRAINT "vote_criterion_review_id_criterion_version_id_fkey" FOREIGN KEY ("review_id", "criterion_version_id") REFERENCES "criterion_version"("review_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resolution" ADD CONSTRAINT "resolution_review_id_stage_id_item_id_fkey" FOREIGN KEY ("review_id", "stage_id", "item_id") REFERENCES "stage_item"("review_id", "stage_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resolution" ADD CONSTRAINT "resolution_review_id_reason_id_fkey" FOREIGN KEY ("review_id", "reason_id") REFERENCES "reason"("review_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE CASCADE ON UPDATE CASCADE;

