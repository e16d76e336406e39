/** What the API's page says. */
export const words = {
  title: "API reference",
  line: "Everything the screens do is this API. Make a token on your account page and send it with every request.",
  scopes: "A token that may write may read as well; one that may only read is refused every write (403).",
  try: "For example, the reviews you belong to:",
  example: "Example of a call",
  document: "OpenAPI 3.1 document",
  who: { anyone: "open to anyone", signed_in: "for whoever is signed in" } as Record<string, string>,
  needs: (permission: string) => `needs ${permission}`,
  upload: "the body is the file itself",
  writes:
    "Every write carries an operationId, a UUID made by the client: sent again, it gets the first answer and changes nothing; with another input it is refused (422).",
  errors: "Every error is one envelope: code, status, message, and the fields it is about.",
} as const;
