# Everything a developer runs. CI runs .ci/run, which calls test and check.
.PHONY: brief dyad test check race fuzz preview bench clean
.SILENT: check fuzz

FUZZTIME ?= 10s

brief: dyad
	./dyad brief

dyad:
	go build -o dyad .

test:
	go test ./...

check:
	bad=$$(gofmt -l $$(git ls-files '*.go')); if [ -n "$$bad" ]; then echo "gofmt would change:"; echo "$$bad"; exit 1; fi
	go vet ./...
	go tool staticcheck ./...
	go mod tidy -diff
	go mod verify

race:
	go test -race ./...

# Each fuzz target in turn, FUZZTIME long.
fuzz:
	for dir in $$(go list -f '{{.Dir}}' ./...); do \
		for target in $$(cd $$dir && go test -list '^Fuzz' . | grep '^Fuzz'); do \
			echo "$$target ($$dir)"; \
			(cd $$dir && go test -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZTIME) .) || exit 1; \
		done; \
	done

# The pages of the embedded, a sparse and a rich brief as pictures.
preview: dyad
	rm -rf preview
	mkdir preview
	./dyad brief -o preview/rus-kaz.pdf
	./dyad brief testdata/sparse.yaml -o preview/sparse.pdf
	./dyad brief testdata/rich.yaml -o preview/rich.pdf
	for b in rus-kaz sparse rich; do \
		pdftoppm -png -r 110 preview/$$b.pdf preview/$$b && \
		pdftoppm -png -r 110 -gray preview/$$b.pdf preview/$$b-grey || exit 1; \
	done

bench:
	go test -run '^$$' -bench . -benchmem ./...

clean:
	rm -rf dyad rus-kaz.pdf preview
