# A runner of short scripts; anything longer lives in cmd/build-wasm and scripts/.
# Needs Go, Node 20.19 or later and, for the browser tests, what scripts/browsers.sh installs.

.PHONY: run dev test sweep bench bench-native oracle oracle-boot fuzz check dist single edge deploy

# Serves the page with the real kernel's map; prints its address, takes the next port when one is busy.
run: node_modules/.package-lock.json
	go run ./cmd/build-wasm -serve

# The same for whoever changes it: nothing is compressed, and open pages load anew after each change.
dev: node_modules/.package-lock.json
	go run ./cmd/build-wasm -serve -dev

# Everything: Go, TypeScript, the Worker in workerd, Chromium, Firefox and WebKit. Ends with one line of totals.
test: node_modules/.package-lock.json
	scripts/browsers.sh
	scripts/nginx.sh
	node scripts/test.mjs

# Every screen, theme and width in Chromium, Firefox and WebKit: nothing wider than the window, nothing that axe finds. Pictures in .cache/sweep.
sweep: node_modules/.package-lock.json
	scripts/browsers.sh
	node scripts/test.mjs --sweep

# Payload sizes against their budgets; times and memory in Chromium; the API on workerd; then natively beside the kernel's
# own tool. Its figures are one machine's.
bench: node_modules/.package-lock.json
	go run ./cmd/build-wasm -sizes
	node web/test/browser/bench.mjs
	go run ./cmd/build-wasm -edge
	node wasm/edge/bench.mjs
	$(MAKE) bench-native

# Our kallsyms against the kernel's own as Debian ships it, byte for byte: kernels, fixtures, generated maps; then the
# tables in Debian's kernel images against a rebuild (three kernels, 70 MB to download; 15 and 600 MB with -all); then the
# symbols in Debian's kernel images, by name, address and type, against the System.map of the same builds (four kernels,
# 80 MB to download and a part of the packages of debugging symbols; 22 kernels with -all).
oracle:
	go run ./scripts/oracle
	go run ./scripts/oracle -images
	go run ./scripts/oracle -systemmap

# Boots Debian's kernels of amd64 and arm64 in QEMU, where they are linked to and moved by KASLR, and compares their own
# /proc/kallsyms with what is read out of their images: four kernels in three minutes; with -all 12 of four architectures.
# Needs qemu-system-x86 and qemu-system-arm; neither root nor KVM.
oracle-boot:
	go run ./scripts/oracle -boot

# Whole processes, map to .S, against the kernel's own tool; kernel images beside the system's own zstd and lz4; then
# lookups against other designs, and growth.
bench-native:
	go run ./scripts/oracle -bench
	go run ./scripts/oracle -images -bench
	go test -run xxx -bench . ./symtab/bench

# Every fuzz target for FUZZ of time each, with executions and coverage: make fuzz FUZZ=10m
FUZZ = 30s
fuzz:
	node scripts/fuzz.mjs $(FUZZ)

# The rules that need no test run: formatters, linters, types and our own (cmd/build-wasm/rules.go lists them).
check: node_modules/.package-lock.json
	go run ./cmd/build-wasm -check

dist: node_modules/.package-lock.json
	go run ./cmd/build-wasm

# The page as one file, for a disk, a stick or an attachment: dist-single/kallscope.html (docs/hosting.md).
single: node_modules/.package-lock.json
	go run ./cmd/build-wasm -single

# The page and the API of sharing on this machine, with an embedded R2 (wasm/edge/local.mjs).
edge: dist
	go run ./cmd/build-wasm -edge
	node wasm/edge/local.mjs

# Page and Worker to Cloudflare, with make deploy SHARE=on the sharing of maps, too (docs/hosting.md).
# Not among the packages of package.json: 195 MB that only a host needs. The last release that runs on Node 20.
deploy: dist
	go run ./cmd/build-wasm -edge
	npx --yes wrangler@4.86.0 deploy --config wasm/edge/wrangler.jsonc --env "$(if $(filter on,$(SHARE)),share)"

# npm ci writes this file last, so its age tells whether node_modules is what package-lock.json says.
node_modules/.package-lock.json: package-lock.json
	npm ci
	@touch $@
