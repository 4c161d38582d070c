# A runner of short scripts; anything longer lives in cmd/build-wasm and scripts/.
# Needs Go, Node 20 or later and, for the browser tests, what scripts/browsers.sh installs.

.PHONY: run test bench check dist edge

# Serves the page with the real kernel's map; prints its address, takes the next port when one is busy.
run: node_modules/.package-lock.json
	go run ./cmd/build-wasm -serve

# Everything: Go, TypeScript, the Worker in workerd, Chromium and Firefox. Ends with one line of totals.
test: node_modules/.package-lock.json
	scripts/browsers.sh
	node scripts/test.mjs

# Payload sizes against their budgets, then times and memory in Chromium. Its figures are one machine's.
bench: node_modules/.package-lock.json
	go run ./cmd/build-wasm -sizes
	node web/test/browser/bench.mjs

# The rules that need no test run (cmd/build-wasm/rules.go says which).
check: node_modules/.package-lock.json
	go run ./cmd/build-wasm -check
	npx tsc --noEmit

dist: node_modules/.package-lock.json
	go run ./cmd/build-wasm

edge:
	go run ./cmd/build-wasm -edge

# npm ci writes this file last, so its age tells whether node_modules is what package-lock.json says.
node_modules/.package-lock.json: package-lock.json
	npm ci
	@touch $@
