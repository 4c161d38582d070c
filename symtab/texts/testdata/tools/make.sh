#!/usr/bin/env bash
# Writes down what GNU binutils and LLVM say of two small files linked where kernels are. The files in this folder are
# of binutils 2.40 and LLVM 14. map64 and map32 are what nm -n says: the truth that all others are compared with.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
sed 's/BASE/0xffffffff81000000/g' kernel.ld > "$work/64.ld"
sed 's/BASE/0xc0008000/g' kernel.ld > "$work/32.ld"
cp kernel.c "$work"
here=$PWD
cd "$work"
common=(-g -O1 -fno-pic -ffreestanding -c kernel.c)
gcc "${common[@]}" -mcmodel=kernel -o 64.o
gcc "${common[@]}" -mcmodel=kernel -DLONG -o long.o
gcc "${common[@]}" -m32 -o 32.o
ld -z max-page-size=4096 -T 64.ld -o vmlinux 64.o --unresolved-symbols=ignore-all
ld -z max-page-size=4096 -T 64.ld -o vmlinux-long long.o --unresolved-symbols=ignore-all
ld -m elf_i386 -T 32.ld -o vmlinux32 32.o --unresolved-symbols=ignore-all
rm -f "$here"/*.txt
write() { local file=$1; shift; LC_ALL=C "$@" | sed "s|$work|/build|" > "$here/$file.txt"; }
write map64 nm -n vmlinux
write map32 nm -n vmlinux32
for bits in 64 32; do
  elf=vmlinux; [ $bits = 64 ] || elf=vmlinux32
  write nm-S.$bits nm -S $elf
  write nm-p.$bits nm -p $elf
  write nm-P.$bits nm -P $elf
  write nm-P-A.$bits nm -P -A $elf
  write nm-sysv.$bits nm -f sysv $elf
  write nm-sysv-A.$bits nm -A -f sysv $elf
  write nm-d.$bits nm -t d $elf
  write nm-o.$bits nm -t o $elf
  write nm-S-d.$bits nm -S -t d $elf
  write nm-P-d.$bits nm -P -t d $elf
  write nm-P-o.$bits nm -P -t o $elf
  write nm-sysv-d.$bits nm -f sysv -t d $elf
  write readelf.$bits readelf -sW $elf
  write objdump.$bits objdump -t $elf
done
write nm-A.64 nm -A vmlinux
write nm-a.64 nm -a vmlinux
write nm-l-S.64 nm -l -S vmlinux
write nm-A-l.64 nm -A -l vmlinux
write nm-files.64 nm vmlinux 32.o
write sysv-files.64 nm -f sysv vmlinux 32.o
write readelf-files.64 readelf -sW 32.o vmlinux
write readelf-cut.long readelf -s vmlinux-long
write llvm-nm.64 llvm-nm vmlinux
write llvm-nm-A.64 llvm-nm -A vmlinux
write llvm-nm-S.64 llvm-nm -S vmlinux
write llvm-nm-P.64 llvm-nm -P vmlinux
write llvm-nm-P-A.64 llvm-nm -P -A vmlinux
write llvm-nm-sysv.64 llvm-nm -f sysv vmlinux
write llvm-nm-d.64 llvm-nm -t d vmlinux
write llvm-nm-o.64 llvm-nm -t o vmlinux
write llvm-readelf.64 llvm-readelf -s vmlinux
write llvm-objdump.64 llvm-objdump -t vmlinux
