# Everything a developer runs. CI runs .ci/run, which calls test and check.
.PHONY: brief dyad test check race fuzz machines preview bench bench-tables compare test-attack test-batch test-kill test-readers test-slurm dist test-dist test-web audit-score mutate clean
.SILENT: check fuzz machines bench compare test-attack

# As releases are built, one program without the C library, which starts faster: a
# test starts hundreds. Only the race detector needs it.
export CGO_ENABLED = 0

FUZZTIME ?= 10s
COUNT ?= 1
BRIEFS ?= 400
ATTACKS ?= 3000
SAMPLE ?= 60
SEED ?= 1

brief: dyad
	./dyad brief

dyad:
	go build -o dyad .

# Garbage is collected less often than by default. Each program has one processor, and
# as many run at once as there are processors: both take less processor time than what is
# by default. Tests of what runs at once ask for several, and make race has all. make
# check vets.
PROCESSORS = $(shell getconf _NPROCESSORS_ONLN)
test:
	GOGC=400 GOMAXPROCS=1 go test -p $(PROCESSORS) -parallel $(PROCESSORS) -vet=off ./...

check:
	bad=$$(gofmt -l $$(git ls-files '*.go')); if [ -n "$$bad" ]; then echo "gofmt would change:"; echo "$$bad"; exit 1; fi
	go vet ./... ./.ci/mutate
	go tool staticcheck ./...
	go mod tidy -diff
	go mod verify
	go test ./command -count 1 -run '^TestImage$$' -image

# How many planted contradictions the audit finds, by kind, and how often it raises
# a false alarm. CORPUS=folder writes the dossiers there.
audit-score:
	go test ./data/audit -count 1 -v -run '^TestScore$$' -args $(if $(CORPUS),-corpus $(abspath $(CORPUS)))

# How many small changes of the code the tests see, in a sample of each package: see
# .ci/mutate. SEED=2 is another sample, SAMPLE=0 all changes.
mutate:
	go run ./.ci/mutate -n $(SAMPLE) -seed $(SEED) ./data/audit ./data/trade/measure ./report/batch

race:
	CGO_ENABLED=1 go test -race -timeout 60m ./...

# Fifty batches killed at random moments, and gone on with, and a hundred briefs
# interrupted.
test-kill:
	go test ./command -count 1 -run '^Test(BatchKilled|Interrupt)$$' -kills 50 -v

# R, pandas, DuckDB and LibreOffice, each where it is installed, read a table of measures.
test-readers:
	go test ./command -count 1 -run '^TestMeasuresRead$$' -readers -v

# Thousands of hostile files of each kind, each call that changes the disk failed in
# each way, files of every kind where an output is to be, and killed runs: a table of
# attacks, cases and faults, after some minutes.
test-attack:
	(go test ./command -count 1 -timeout 1h -run '^Test(Attack.*|EveryFault|BatchKilled|HostileDossiers)$$' -attacks $(ATTACKS) -every-fault -kills 50 -v; \
	go test ./data/trade -count 1 -run '^TestBombs$$' -v) 2>&1 | \
	awk -F ' [|] ' 'BEGIN { printf "%-48s %7s %7s\n", "attack", "cases", "faults" } \
		/ attack [|] / { printf "%-48s %7d %7d\n", $$2, $$3, $$4; cases += $$3; faults += $$4; next } \
		/^ *--- FAIL|^FAIL|_test.go:/ { print; bad = 1 } \
		END { printf "%-48s %7d %7d\n", "all", cases, faults; exit bad || faults || !cases }'

# Two thousand dossiers, and all larger pairs of an invented year of the world's
# trade of 11 million rows: some twenty minutes and 6 GB of disk.
test-batch:
	go test ./command -count 1 -timeout 3h -run '^TestBatch(Thousands|Year)$$' -thousands 2000 -year-rows 11000000 -v

# A release in dist/, and its test: make dist VERSION=1.0.0 at the tag v1.0.0.
dist:
	deploy/dist.sh $(VERSION)

test-dist:
	deploy/test-dist.sh $(VERSION)

# What a browser makes of web pages: see .ci/web. Needs Debian's chromium, npm,
# libxml2-utils and poppler-utils, and without them says so and does nothing. SHOTS=folder keeps pictures.
test-web: dyad
	.ci/web/run $(if $(SHOTS),--shots $(abspath $(SHOTS)))

# A batch of 2,000 briefs as an array of a Slurm cluster on this machine; as
# root it installs Debian's slurm-wlm and munge.
test-slurm:
	deploy/test-slurm.sh

# Each fuzz target in turn, FUZZTIME long.
fuzz:
	for dir in $$(go list -f '{{.Dir}}' ./...); do \
		for target in $$(cd $$dir && go test -list '^Fuzz' . | grep '^Fuzz'); do \
			echo "$$target ($$dir)"; \
			(cd $$dir && go test -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 10x .) || exit 1; \
		done; \
	done

# Three briefs set by programs for five kinds of processor: the same bytes.
machines:
	.ci/machines

# The pages of four briefs as pictures: the embedded, a sparse and a rich one, and one
# with each kind of exhibit.
preview: dyad
	rm -rf preview
	mkdir preview
	./dyad brief -o preview/rus-kaz.pdf
	./dyad brief testdata/sparse.yaml -o preview/sparse.pdf
	./dyad brief testdata/rich.yaml -o preview/rich.pdf
	./dyad brief testdata/kinds.yaml -o preview/kinds.pdf
	for b in rus-kaz sparse rich kinds; do \
		pdftoppm -png -r 110 preview/$$b.pdf preview/$$b && \
		pdftoppm -png -r 110 -gray preview/$$b.pdf preview/$$b-grey || exit 1; \
	done

# The stages from dossier to brief, the whole, and a cold process, as one table
# that benchstat reads. COUNT=6 for a comparison.
bench:
	go test -p 1 -run '^$$' -bench '^(BenchmarkStages|BenchmarkColdBrief)$$' -benchmem -count $(COUNT) ./report ./report/edition ./command | \
	awk '/^(goos|goarch|cpu):/ && !seen[$$0]++ { print } \
		/^Benchmark/ { printf "%-36s %8s", $$1, $$2; for (i = 3; i < NF; i += 2) printf " %10s %-9s", $$i, $$(i+1); print "" } \
		/^(FAIL|---)/ { print; bad = 1 } END { exit bad }'

# A BACI year of 11 million rows, read beside DuckDB where that is installed.
bench-tables:
	.ci/bench-tables

# dyad beside a program of plain fpdf and go-chart that says the same, and beside the
# floor, which only deflates and writes a finished brief: a batch of BRIEFS, and one
# brief of a cold process.
compare:
	go test ./report -count 1 -run '^TestCompare$$' -compare $(BRIEFS) -v | grep -v '^[=-]\|^PASS\|^ok'

clean:
	rm -rf dyad rus-kaz.pdf preview dist
