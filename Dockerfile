# Builds the site of the reports in corpus/, and serves it as docs/publishing.md says a strict host should.
#
#   docker build --tag disclosure-atlas .
#   docker run --rm --publish 8080:8080 --read-only --tmpfs /tmp disclosure-atlas

FROM node:20-slim AS build
WORKDIR /atlas
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY . .
# Where the site will stand, such as https://example.org/atlas; the pages name each other relatively without it.
ARG ATLAS_ADDRESS=
RUN npm run build

FROM nginxinc/nginx-unprivileged:stable-alpine
COPY hosting/nginx.conf /etc/nginx/conf.d/default.conf
COPY --from=build /atlas/dist /usr/share/nginx/html
EXPOSE 8080
