#!/bin/sh
# Makes the fixtures of TestBranchFilters. Needs xz 5.6 or later. Run in symtab/image/unpack.
set -e
code=$(mktemp -d)
go test -count=1 -run TestBranchFilters . -args -write-code "$code" || true # they may not be there yet
cd testdata
for processor in arm64 riscv; do
	xz --check=crc32 --$processor --lzma2=dict=64KiB -c "$code/$processor" > $processor.xz
	xz --check=sha256 --$processor=start=65536 --lzma2=dict=64KiB -c "$code/$processor" > $processor-start.xz
	xz --check=crc64 --block-size=5000 --$processor --lzma2=dict=64KiB -c "$code/$processor" > $processor-blocks.xz
done
rm -r "$code"
