#!/bin/sh
# Makes the fixtures of TestFixtures: streams of compressors that have no writer in Go, or whose own tool does more.
# Needs bzip2, lzop, xz (5.4 or later), zstd and lz4. Run in symtab/image.
set -e
source=$(mktemp)
go test -count=1 -run TestFixtures . -args -write-source "$source" || true # they may not be there yet
cd testdata
bzip2 -9c "$source" > kernel.bz2
lzop -9c "$source" > kernel.lzo
lzop -1c -C --crc32 "$source" > kernel-crc.lzo # checksums of compressed data, too, and of the other kind
xz -9 --check=crc32 --x86 --lzma2=dict=1MiB -c "$source" > kernel-x86.xz
xz -9 --check=crc32 --arm --lzma2=dict=1MiB -c "$source" > kernel-arm.xz
xz -9 --check=crc32 --arm64 --lzma2=dict=1MiB -c "$source" > kernel-arm64.xz
zstd -q -22 --ultra -c < "$source" > kernel-22.zst # from a pipe: without its size, as the kernel's build does
lz4 -q -l -9c "$source" > kernel-9.lz4
lz4 -q -9 -BD -BX --content-size -c "$source" > kernel-frame.lz4 # blocks that look back to others, all checksums
xz --format=lzma --lzma1=lc=1,lp=2,pb=2,dict=8MiB -c "$source" > kernel-router.lzma # as firmware for routers is made
xz --format=lzma --lzma1=lc=0,lp=1,pb=0,dict=96KiB -c "$source" > kernel-odd.lzma
rm "$source"
