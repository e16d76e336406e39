/** Which report of which review. */
export interface ReportProps {
  reviewId: string;
  reportId: string;
}
