#!/usr/bin/env bash
# Makes a package of the program that stands, with all that goes beside it, in the
# folder "package": deploy/package.sh deb|rpm DIR. VERSION and ARCH name it; the author
# of the commit is its maintainer, whose address Debian wants to be one on the web.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
here=$PWD
maintainer=$(git -C "$root" log -1 --format='%an <%ae>')
target=$2
[ "$1" != deb ] || target=$2/dyad_${VERSION}_$ARCH.deb # without the number of the packaging
cat >"$here/nfpm.yaml" <<EOF
name: dyad
arch: $ARCH
platform: linux
version: $VERSION
release: 1
mtime: $(date -u -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%dT%H:%M:%SZ)
section: text
priority: optional
maintainer: $maintainer
description: |
  briefs about two states as PDF
  dyad turns what is known about a pair of states into a formatted, accessible
  and reproducible PDF brief in which every figure leads to its source.
license: MIT
changelog: $here/changelog.yaml
rpm:
  buildhost: reproducible
  group: Applications/Publishing
contents:
  - {src: $here/package/dyad, dst: /usr/bin/dyad, file_info: {mode: 0755}}
  - {src: $here/dyad.1.gz, dst: /usr/share/man/man1/dyad.1.gz, file_info: {mode: 0644}}
  - {src: $here/package/completions/dyad.bash, dst: /usr/share/bash-completion/completions/dyad, file_info: {mode: 0644}}
  - {src: $here/package/completions/dyad.zsh, dst: /usr/share/zsh/vendor-completions/_dyad, file_info: {mode: 0644}, packager: deb}
  - {src: $here/package/completions/dyad.zsh, dst: /usr/share/zsh/site-functions/_dyad, file_info: {mode: 0644}, packager: rpm}
  - {src: $here/package/completions/dyad.fish, dst: /usr/share/fish/vendor_completions.d/dyad.fish, file_info: {mode: 0644}}
  - {src: $here/copyright, dst: /usr/share/doc/dyad/copyright, file_info: {mode: 0644}}
  - {src: $here/package/THIRD_PARTY.txt, dst: /usr/share/doc/dyad/THIRD_PARTY.txt, file_info: {mode: 0644}}
  - {src: $here/package/README.md, dst: /usr/share/doc/dyad/README.md, file_info: {mode: 0644}}
  - {src: $here/package/docs, dst: /usr/share/doc/dyad/docs, type: tree}
EOF
cat >"$here/changelog.yaml" <<EOF
- semver: $VERSION
  date: $(date -u -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%dT%H:%M:%SZ)
  packager: $maintainer
  deb: {urgency: medium, distributions: [unstable]}
  changes:
    - note: "Release $VERSION; CHANGELOG.md of the source says what is new."
EOF
# Debian wants the text of the Apache License where it has it, not here.
{
	cat "$here/package/LICENSE" "$root/NOTICE"
	echo
	echo "The texts of all these terms are in /usr/share/doc/dyad/THIRD_PARTY.txt; on Debian"
	echo "that of the Apache License is also /usr/share/common-licenses/Apache-2.0."
} >"$here/copyright"
gzip -9 -n -c "$here/package/man/dyad.1" >"$here/dyad.1.gz"
touch -d "@$SOURCE_DATE_EPOCH" "$here/copyright" "$here/dyad.1.gz"
cd "$root/deploy/nfpm"
go tool nfpm package -f "$here/nfpm.yaml" -p "$1" -t "$target"
