/** What the pages say of the connection to the server. */
export const words = {
  tryingAgain: "The server did not answer. Trying again.",
} as const;
