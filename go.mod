module github.com/kallscope/kallscope

go 1.26

require (
	github.com/anchore/go-lzo v0.1.1
	github.com/andybalholm/brotli v1.2.8
	github.com/evanw/esbuild v0.28.2
	github.com/klauspost/compress v1.20.3
	github.com/mikelolasagasti/xz v1.0.1
	github.com/pierrec/lz4/v4 v4.1.33
	github.com/syumai/workers v0.33.0
	github.com/ulikunitz/xz v0.5.17
	honnef.co/go/js/dom/v2 v2.0.0-20250304181735-b5e52f05e89d
)

require golang.org/x/sys v0.0.0-20220715151400-c0bba94af5f8 // indirect

tool github.com/syumai/workers/cmd/workers-assets-gen
