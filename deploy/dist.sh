#!/usr/bin/env bash
# Makes a release in dist/: programs for six systems, packages, source, bill of
# materials, sums. Usage: deploy/dist.sh VERSION, at the tag vVERSION, in a tree
# without changes. Two runs, in any folders, give the same bytes.
set -euo pipefail
cd "$(dirname "$0")/.."
version=${1:?usage: deploy/dist.sh VERSION}
export LC_ALL=C TZ=UTC GOFLAGS= GOTOOLCHAIN=local CGO_ENABLED=0

die() { echo "dist: $*" >&2; exit 1; }
for tool in git go tar gzip zip sha256sum awk; do
	command -v "$tool" >/dev/null || die "$tool is not installed"
done
[ -z "$(git status --porcelain)" ] || die "the tree has changes: commit them, or use a fresh clone"
git describe --exact-match --tags --match "v$version" >/dev/null 2>&1 || die "this commit has no tag v$version"
grep -q "^## $version\b" CHANGELOG.md || die "CHANGELOG.md has no part \"## $version\""

SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH
rm -rf dist
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir dist

# build PROGRAM: with the system that GOOS and GOARCH name. The flags are here, and
# not left to the machine.
build() { go build -buildvcs=true -trimpath -ldflags='-s -w' -o "$1" .; }

build "$work/dyad" # of this system, to print what goes beside the programs
mkdir -p "$work/with/man" "$work/with/completions" "$work/with/schema"
"$work/dyad" version | grep -q "^dyad $version (" || die "the program calls itself $("$work/dyad" version)"
"$work/dyad" man >"$work/with/man/dyad.1"
for shell in bash zsh fish; do "$work/dyad" completion $shell >"$work/with/completions/dyad.$shell"; done
"$work/dyad" schema >"$work/with/schema/dossier.schema.json"
"$work/dyad" schema manifest >"$work/with/schema/manifest.schema.json"
"$work/dyad" version --licences >"$work/with/THIRD_PARTY.txt"
"$work/dyad" version --sbom >"dist/dyad_${version}_sbom.cdx.json"
cp -r LICENSE README.md CHANGELOG.md docs "$work/with/"
awk -v head="## $version" '$1 " " $2 == head { on = 1; print; next } /^## / { on = 0 } on' CHANGELOG.md >dist/RELEASE_NOTES.md
cat >>dist/RELEASE_NOTES.md <<EOF

The programs for Linux are run by this release's own tests, on amd64 and, in an emulator, on arm64. Those for macOS and Windows are built and vetted, and not run.
EOF

for system in linux darwin windows; do
	for arch in amd64 arm64; do
		folder=$work/$system-$arch/dyad_$version
		mkdir -p "$folder"
		cp -r "$work/with/." "$folder"
		program=$folder/dyad
		[ $system != windows ] || program=$program.exe
		GOOS=$system GOARCH=$arch build "$program"
		find "$work/$system-$arch" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
		find "$work/$system-$arch" -type d -exec chmod 755 {} +
		find "$work/$system-$arch" -type f -exec chmod 644 {} +
		chmod 755 "$program"
		name=$PWD/dist/dyad_${version}_${system}_$arch
		(
			cd "$work/$system-$arch"
			if [ $system = windows ]; then
				find "dyad_$version" | sort | zip -q -X -@ "$name.zip"
			else
				tar --sort=name --owner=0 --group=0 --numeric-owner --format=ustar -c "dyad_$version" | gzip -9 -n >"$name.tar.gz"
			fi
		)
	done
done

for arch in amd64 arm64; do
	ln -sfn "$work/linux-$arch/dyad_$version" "$work/package"
	for kind in deb rpm; do
		(cd "$work" && VERSION=$version ARCH=$arch "$OLDPWD/deploy/package.sh" $kind "$OLDPWD/dist/")
	done
done

git archive --format=tar --prefix="dyad_$version/" HEAD | gzip -9 -n >"dist/dyad_${version}_source.tar.gz"
(cd dist && sha256sum -- * >SHA256SUMS)
ls -l dist
