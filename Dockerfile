# One image for both services of docker-compose.yml: `--web` serves the pages, `--worker` does the long work.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --include=dev --no-audit --no-fund
COPY . .
# Building asks no database; these two only have to look right.
RUN DATABASE_URL=postgresql://build@localhost/build NEXTAUTH_SECRET=only-for-the-build-only-for-the-build \
    node bin/build.js

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 DATA_DIR=/data
RUN mkdir /data && chown node:node /data
COPY --from=build --chown=node:node /app /app
USER node
VOLUME /data
EXPOSE 3000
CMD ["node", "bin/start.js", "--web"]
