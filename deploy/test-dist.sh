#!/usr/bin/env bash
# Tests the release in dist/, as its users get it. Needs, from Debian: lintian rpm
# mandoc man-db qemu-user-static bash zsh fish, and npm for the bill of materials; as root
# it also installs and removes the package. Usage: deploy/test-dist.sh VERSION
set -euo pipefail
cd "$(dirname "$0")/.."
version=${1:?usage: deploy/test-dist.sh VERSION}
export LC_ALL=C
die() { echo "test-dist: $*" >&2; exit 1; }
ok() { echo "ok: $*"; }
for tool in lintian rpm mandoc qemu-aarch64-static bash zsh fish unzip sha256sum; do
	command -v $tool >/dev/null || die "$tool is not installed"
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

(cd dist && sha256sum --quiet -c SHA256SUMS)
[ "$(cd dist && ls | grep -vc SHA256SUMS)" = "$(wc -l <dist/SHA256SUMS)" ] || die "a file of dist has no sum"
ok "sums"

for a in dist/dyad_"${version}"_*.tar.gz dist/dyad_"${version}"_*.zip; do
	case $a in
	*_source*) continue ;;
	*.zip) mkdir -p "$work/${a##*/}" && unzip -q "$a" -d "$work/${a##*/}" ;;
	*) mkdir -p "$work/${a##*/}" && tar -C "$work/${a##*/}" -xzf "$a" ;;
	esac
	folder=$work/${a##*/}/dyad_$version
	program=$folder/dyad
	[ -f "$program" ] || program=$program.exe
	go version -m "$program" | grep -q "mod	[^	]*dyad	v$version" || die "$a: not built at v$version"
	for f in LICENSE THIRD_PARTY.txt README.md CHANGELOG.md docs/manual.md man/dyad.1 completions/dyad.bash schema/dossier.schema.json; do
		[ -s "$folder/$f" ] || die "$a lacks $f"
	done
done
ok "each archive holds a program of v$version, and what belongs beside it"

linux=$work/dyad_${version}_linux_amd64.tar.gz/dyad_$version
"$linux/dyad" version | grep -q "^dyad $version (" || die "version: $("$linux/dyad" version)"
"$linux/dyad" brief -o "$work/amd64.pdf" 2>/dev/null
qemu-aarch64-static "$work/dyad_${version}_linux_arm64.tar.gz/dyad_$version/dyad" brief -o "$work/arm64.pdf" 2>/dev/null
cmp "$work/amd64.pdf" "$work/arm64.pdf"
mkdir "$work/source"
tar -C "$work/source" -xzf "dist/dyad_${version}_source.tar.gz"
(cd "$work/source/dyad_$version" && GOFLAGS= GOTOOLCHAIN=local CGO_ENABLED=0 go build -buildvcs=false -o "$work/from-source" .)
"$work/from-source" version | grep -q "^dyad $version (" || die "from source: $("$work/from-source" version)"
"$work/from-source" brief -o "$work/source.pdf" 2>/dev/null
cmp "$work/amd64.pdf" "$work/source.pdf"
ok "the same brief by amd64, by arm64, and by a build from the source"

for system in darwin windows; do
	GOOS=$system GOFLAGS= CGO_ENABLED=0 go vet ./... || die "vet for $system"
done
ok "vetted for macOS and Windows"

mandoc -T lint -W warning "$linux/man/dyad.1"
bash -n "$linux/completions/dyad.bash"
zsh -n "$linux/completions/dyad.zsh"
fish -n "$linux/completions/dyad.fish"
PATH=$linux:$PATH bash -c 'source "$1/completions/dyad.bash"; COMP_WORDS=(dyad brief --lang ""); COMP_CWORD=3; _dyad; [ "${COMPREPLY[*]}" = "$2" ]' bash "$linux" "$(echo $(basename -s .txt report/words/*.txt))" || die "bash completes no languages"
PATH=$linux:$PATH zsh -fc '
	autoload -U compinit && compinit -D -u && source "$1/completions/dyad.zsh"
	compadd() { print -l -- ${(P)argv[-1]} }
	words=(dyad chart --figure ""); CURRENT=4; _dyad
' zsh "$linux" | grep -qx border || die "zsh completes no figures"
PATH=$linux:$PATH fish -c "source $linux/completions/dyad.fish; complete -C 'dyad chart --figure b'" | grep -qx border || die "fish completes no figures"
ok "manual page and completions"

if command -v npm >/dev/null; then
	(cd .ci/web && npm ci --silent --no-audit --no-fund)
	node .ci/web/sbom.mjs "dist/dyad_${version}_sbom.cdx.json" "$linux/dyad"
	ok "bill of materials"
fi

for deb in dist/*.deb; do
	lintian --fail-on error --suppress-tags statically-linked-binary "$deb" || die "$deb"
done
for rpm in dist/*.rpm; do
	rpm -K --nosignature "$rpm" >/dev/null || die "$rpm"
done
if [ "$(id -u)" = 0 ] && command -v dpkg >/dev/null && [ "$(dpkg --print-architecture)" = amd64 ]; then
	dpkg -i "dist/dyad_${version}_amd64.deb" >/dev/null
	man -w dyad >/dev/null || die "no manual page"
	(cd "$work" && /usr/bin/dyad brief -o installed.pdf 2>/dev/null)
	cmp "$work/amd64.pdf" "$work/installed.pdf"
	dpkg -P dyad >/dev/null
	[ -z "$(find /usr/bin/dyad /usr/share/doc/dyad /usr/share/man/man1/dyad.1.gz 2>/dev/null)" ] || die "the package leaves files behind"
fi
ok "packages"
