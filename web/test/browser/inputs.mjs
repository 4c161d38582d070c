// What people open by mistake, and what can be used all the same.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileOf, gzip, hugeFile, smallMap, wild } from './maps.mjs';
import { root } from './server.mjs';

/** What the tools of others made of one map: compressed, in archives and in packages (symtab/image/archive/testdata/make.sh). */
const packed = (name) => path.join(root, 'symtab/image/archive/testdata', name);
const bomb32 = path.join(root, 'symtab/image/testdata/bombs.bz2.img');

/** A tar archive: of each file a header of 512 bytes with its checksum, and its data filled up to 512. */
const tar = (...files) =>
  Buffer.concat([
    ...files.flatMap(([name, body]) => {
      const header = Buffer.alloc(512);
      header.write(name);
      header.write('0000644\0', 100);
      header.write(`${body.length.toString(8).padStart(11, '0')}\0`, 124);
      header.write('        0ustar\x0000', 148);
      header.write(
        `${[...header]
          .reduce((sum, byte) => sum + byte, 0)
          .toString(8)
          .padStart(6, '0')}\0`,
        148,
      );
      return [header, Buffer.from(body), Buffer.alloc(-body.length & 511)];
    }),
    Buffer.alloc(1024),
  ]);

const elf = Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), Buffer.alloc(4000)]);
const bzImage = Buffer.concat([Buffer.alloc(0x202, 0x90), Buffer.from('HdrS'), Buffer.alloc(4000, 1)]);
const stub = 'ffffffffffffffff B The real System.map is in the linux-image-<version>-dbg package\n';
const oops =
  '[   12.3] BUG: kernel NULL pointer dereference\n[   12.3] RIP: 0010:vfs_read+0x2c/0x1f0\n[   12.3] Call Trace:\n';
const symvers = '0xb3f985a8\tvfs_read\tvmlinux\tEXPORT_SYMBOL_GPL\t\n'.repeat(3);
const bomb = () => gzip(Buffer.alloc(600 * 1024 * 1024, 0x20));

// What is refused, and words its alert must have.
export const refused = [
  ['empty file', () => fileOf('empty.map', ''), /empty/i],
  ["Debian's stub", () => fileOf('stub.map', stub), /-dbg|dbgsym|debug/i],
  ['a kernel image (ELF)', () => fileOf('vmlinux', elf), /image|ELF|binary/i],
  ['a kernel image (bzImage)', () => fileOf('vmlinuz', bzImage), /image|binary/i],
  [
    'another binary',
    () => fileOf('x.zip', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(900, 7)])),
    /binary|zip|not a map|archive/i,
  ],
  [
    'prose',
    () => fileOf('prose.txt', 'It was the best of times.\nIt was the worst of times.\n'),
    /no line of this text/i,
  ],
  ['an oops', () => fileOf('oops.txt', oops), /oops[\s\S]*address box/i],
  ['Module.symvers', () => fileOf('Module.symvers', symvers), /Module\.symvers[\s\S]*nm -n vmlinux/],
  [
    'a list of names',
    () => fileOf('available_filter_functions', 'vfs_read\nvfs_write\n'),
    /available_filter_functions/,
  ],
  [
    'an archive of two maps',
    () => fileOf('two.tar.gz', gzip(tar(['boot/System.map-1', smallMap()], ['boot/System.map-2', smallMap()]))),
    /2 maps and kernels in the tar archive: boot\/System\.map-1, boot\/System\.map-2/,
  ],
  [
    'an archive without a map',
    () => fileOf('none.tar', tar(['a', 'a'], ['b', 'b'])),
    /no map and no kernel among the 2 files/,
  ],
  ['bzip2 made to use up memory', () => bomb32, /32 MiB that a file of 13856 bytes may/],
  [
    'addresses too far apart for 32 bits',
    () => fileOf('far.map', smallMap('ffff000000000000 T far_away')),
    /32.bit|far/i,
  ],
  [
    'truncated gzip',
    () =>
      fileOf('cut.map.gz', gzip(Buffer.from(smallMap('ffffffff81000010 T a'.repeat(1)).repeat(50))).subarray(0, 60)),
    /gzip|truncated|cut|incomplete/i,
  ],
  [
    'zero symbols left',
    () => fileOf('none.map', 'ffffffff81000000 U a\nffffffff81000001 N b\n'),
    /none of the 2 symbols/i,
  ],
  ['over the limit, before reading', () => hugeFile('huge.map', 300 * 1024 * 1024), /too large|limit|at most/i],
  ['a gzip that unpacks for ever', () => fileOf('bomb.map.gz', bomb()), /too large|limit|at most|more than/i],
];

// What loads all the same, and words the map's own panel must have about it.
export const forgiven = [
  ['one symbol', () => fileOf('one.map', 'ffffffff81000000 T _text\n'), '_text', null],
  [
    'all addresses zero',
    () => fileOf('zeros.map', '0000000000000000 T alpha\n0000000000000000 T beta\n0000000000000000 t gamma\n'),
    'beta',
    /zero/i,
  ],
  [
    'unsorted',
    () => fileOf('unsorted.map', smallMap('ffffffff81000200 T late', 'ffffffff81000100 T early')),
    'early',
    /sort|order/i,
  ],
  [
    'CRLF and blank lines',
    () => fileOf('crlf.map', smallMap('', 'ffffffff81000100 T early').replaceAll('\n', '\r\n')),
    'early',
    /CRLF|line end|blank|carriage/i,
  ],
  [
    'lines without an address, as nm prints',
    () =>
      fileOf('nm.map', smallMap('                 U outside', '                 w weakly', 'ffffffff81000100 T early')),
    'early',
    /undefined|without|U/,
  ],
  [
    'lines that cannot be read',
    () => fileOf('damaged.map', smallMap('ffffffff8100zzzz T broken_here', 'ffffffff81000100 T early')),
    'early',
    /set aside[\s\S]*broken_here/i,
  ],
  ['UTF-16', () => wild('01-utf16le-bom.map'), 'vfs_read', /taken off: UTF-16/],
  ['lines that end in CR alone', () => wild('02b-mac-cr.map'), 'vfs_read', /line ends of CR alone/],
  ['a map cut in its last line', () => wild('05-trunc.map'), 'vfs_read', /the last line is cut short/i],
  ['nm -A', () => wild('06c-nm-A.txt'), 'vfs_read', /nm -A; taken off: file names/],
  ['decimal addresses', () => wild('06j-nm-decimal.txt'), 'vfs_read', /nm -t d/],
  ['readelf', () => wild('07-readelf.txt'), 'vfs_read', /readelf -s/],
  ['a kernel log', () => wild('07f-dmesg-prefixed.txt'), 'vfs_read', /kernel log times/],
  [
    'line numbers, compressed',
    () => fileOf('numbers.gz', gzip(readFileSync(wild('07i-cat-n.txt')))),
    'vfs_read',
    /line numbers/,
  ],
  [
    'a name over the limit',
    () => fileOf('long.map', smallMap(`ffffffff81000100 T ${'x'.repeat(600)}`, 'ffffffff81000200 T early')),
    'early',
    /long|limit|512/i,
  ],
  [
    'modules of /proc/kallsyms',
    () => fileOf('kallsyms', smallMap('ffffffff81000100 T early', 'ffffffffc0000000 t there\t[mod]')),
    'early',
    /module/i,
  ],
  ...['xz', 'bz2', 'zst', 'lz4', 'lzma'].map((end) => [
    `a map in ${end}`,
    () => packed(`small.map.${end}`),
    'cpu_resume_mmu',
    /unpacked from/,
  ]),
  ...['small.zip', 'small.tar.gz', 'small-xz.deb', 'small-zstdio.rpm'].map((name) => [
    name,
    () => packed(name),
    'cpu_resume_mmu',
    /boot\/System\.map-6\.12 in the/,
  ]),
  ['gzip of two members', () => packed('gzmulti.map.gz'), 'b', /unpacked from gzip/],
  [
    'gzip of gzip',
    () => fileOf('twice.map.gz', gzip(gzip(smallMap('ffffffff81000200 T late')))),
    'late',
    /unpacked from gzip in gzip/,
  ],
];
