import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/inter/wght-italic.css";
import "@fontsource-variable/source-serif-4/opsz.css";
import "@fontsource-variable/source-serif-4/opsz-italic.css";
import "./globals.css";

import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { QueryProvider } from "@/components/api/query-provider";
import { Providers } from "@/components/ui/providers";
import { THEME_COOKIE, themeOf } from "@/components/ui/theme";
import { words } from "@/components/ui/words";

export const metadata: Metadata = {
  title: { default: words.product, template: `%s · ${words.product}` },
  description: words.productLine,
  applicationName: words.product,
  icons: { icon: { url: "/icon.svg", type: "image/svg+xml" } },
  referrer: "strict-origin-when-cross-origin",
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf9f6" },
    { media: "(prefers-color-scheme: dark)", color: "#131312" },
  ],
};

/** The page around every page. The chosen theme comes from a cookie, so the first paint is already right. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html lang={words.language} data-theme={theme === "system" ? undefined : theme}>
      <body>
        <QueryProvider>
          <Providers>{children}</Providers>
        </QueryProvider>
      </body>
    </html>
  );
}
