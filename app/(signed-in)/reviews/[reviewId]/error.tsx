"use client";

/** A page of a review that failed: the way to the other pages stays. */
export { FailedPage as default } from "@/components/ui/failed-page";
