#!/bin/sh
# Makes the compressed maps and packages of the tests from small.map, with the tools that people have them from. Needs gzip, bzip2, xz (5.4
# or later), zstd, lz4, dpkg-deb, rpmbuild, zip and tar. small.map.xz, .bz2, .zst and small.tar.gz came from elsewhere. Run here.
set -e
export SOURCE_DATE_EPOCH=0 TZ=UTC
lz4 -q -c small.map > small.map.lz4
xz --format=lzma -c small.map > small.map.lzma
xz --arm64 --lzma2 -c small.map > small-arm64.map.xz
tree=$(mktemp -d)
mkdir -p "$tree/boot" "$tree/usr/share/doc/linux"
cp small.map "$tree/boot/System.map-6.12"
ln -s System.map-6.12 "$tree/boot/System.map"
echo "CONFIG_KALLSYMS=y" > "$tree/boot/config-6.12"
echo "nothing to see" > "$tree/usr/share/doc/linux/copyright"
(cd "$tree" && zip -q -X -r -y map.zip boot usr) && mv "$tree/map.zip" small.zip
tar -C "$tree" --owner=0 --group=0 --mtime=@0 --format=v7 -cf - boot usr | zstd -q -19 -c > small-v7.tar.zst
mkdir "$tree/DEBIAN"
printf 'Package: linux-image-x\nVersion: 1\nArchitecture: all\nMaintainer: x <x@example.org>\nDescription: x\n' > "$tree/DEBIAN/control"
for codec in xz zstd; do
	dpkg-deb --root-owner-group -Z$codec -b "$tree" small-$codec.deb
done
rm -r "$tree/DEBIAN"
for payload in w9.gzdio w19.zstdio w6.xzdio; do
	cat > "$tree/x.spec" <<-END
		%define _binary_payload $payload
		%define _build_name_fmt %%{NAME}.rpm
		%define _buildhost none
		Name: small-${payload#*.}
		Version: 1
		Release: 1
		Summary: x
		License: MIT
		BuildArch: noarch
		%description
		x
		%install
		cp -a "$tree/boot" "$tree/usr" "%{buildroot}/"
		%files
		/boot
		/usr/share/doc/linux
	END
	rpmbuild -bb --quiet --define "_topdir $tree/rpm" --define "_rpmdir $PWD" "$tree/x.spec"
done
rm -r "$tree"
