# syntax=docker/dockerfile:1
# An index for a team, over HTTP. What runs is JavaScript alone, so it is built once, on the machine that builds, and put
# onto each platform's Node:
#
#   docker buildx build --platform linux/amd64,linux/arm64 -t expodex .
#   docker run --read-only --cap-drop ALL --user "$(id -u):$(id -g)" -p 127.0.0.1:3737:3737 -v "$PWD/index:/data:ro" expodex
#
# `--user`, because `expodex index` writes files that their owner alone can read.

FROM --platform=$BUILDPLATFORM node:24-bookworm-slim AS build
WORKDIR /src
COPY package.json package-lock.json tsconfig.base.json tsconfig.json tsconfig.core.json tsconfig.browser.json turbo.json ./
COPY packages ./packages
COPY examples ./examples
RUN npm ci --ignore-scripts --no-audit --no-fund
RUN npm run build -w packages/core -w packages/sources -w packages/node-store -w packages/mcp-adapter -w packages/browser -w packages/cli
RUN mkdir /packed && npm pack --pack-destination /packed -w packages/core -w packages/sources -w packages/node-store -w packages/mcp-adapter -w packages/browser -w packages/cli
RUN npm install --prefix /app --omit=dev --ignore-scripts --no-audit --no-fund /packed/*.tgz

FROM node:24-bookworm-slim
LABEL org.opencontainers.image.title="Expodex" \
      org.opencontainers.image.licenses="MIT" \
      io.modelcontextprotocol.server.name="io.github.expodex/expodex"
ENV NODE_ENV=production \
    EXPODEX_HOME=/data
COPY --from=build --chown=root:root /app /app
WORKDIR /app
# A number, so that an orchestrator can see that it is not root.
USER 1000:1000
EXPOSE 3737
HEALTHCHECK --interval=30s --timeout=3s --start-period=5s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3737/readyz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/app/node_modules/expodex/bin/expodex.js"]
CMD ["serve", "--host", "0.0.0.0", "--port", "3737"]
