/** In development Next compiles with eval and speaks over a web socket. */
const dev = process.env.NODE_ENV === "development";

/**
 * Nothing is loaded from another host. Scripts may be inline because Next writes its page data so; whatever people
 * import is shown as text, never as HTML.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'${dev ? " 'unsafe-eval'" : ""}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  `connect-src 'self'${dev ? " ws:" : ""}`,
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
];

/** @type {import("next").NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  images: { unoptimized: true },
  serverExternalPackages: [
    "@node-rs/argon2",
    "@prisma/adapter-pg",
    "@prisma/client",
    "graphile-worker",
    "iconv-lite",
    "pdfjs-dist",
    "pg",
  ],
  // Next answers a path with broken escapes with 500. The API gets such a path unread and says what is wrong with it; no
  // page has an escape in its address, so all others are pages that do not exist.
  rewrites: async () => ({
    beforeFiles: [
      { source: "/api/v1/:path(.*%.*)", destination: "/api/v1" },
      { source: "/:path((?!_next/|api/v1/).*%.*)", destination: "/no-such-page" },
    ],
  }),
  headers: async () => [
    { source: "/:path*", headers: securityHeaders },
    // The API says itself what its answers may do (lib/api/download.ts); a header from here would take its place.
    {
      source: "/((?!api/v1/).*)",
      headers: [{ key: "Content-Security-Policy", value: contentSecurityPolicy }],
    },
  ],
};
