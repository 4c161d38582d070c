package main

import (
	"archive/tar"
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// systemMap returns the System.map in a package of debugging symbols, from the cache where it is there. Such a package has
// hundreds of megabytes, so it is read from the network only up to where the map ends, and nothing else of it is kept.
// That is before apt could check the package's digest: a map damaged on the way makes the comparison fail, not succeed.
func (a *archive) systemMap(name string) ([]byte, error) {
	path := filepath.Join(cache, "systemmaps", a.arch, name+".map")
	if text, err := os.ReadFile(path); err == nil {
		return text, nil
	}
	out, err := a.apt("apt-get", "download", "-q", "--print-uris", name)
	if err != nil {
		return nil, err
	}
	uri, _, _ := strings.Cut(string(out), " ")
	text, err := download(strings.Trim(uri, "'"))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, err
	}
	return text, os.WriteFile(path, text, 0o644)
}

func download(uri string) ([]byte, error) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel() // ends the transfer, and xz, wherever the map was found
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, uri, nil)
	if err != nil {
		return nil, err
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return nil, errors.New("the host answers " + answer.Status)
	}
	data, err := dataMember(answer.Body)
	if err != nil {
		return nil, err
	}
	xz := exec.CommandContext(ctx, "xz", "-dc")
	xz.Stdin = data
	unpacked, err := xz.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := xz.Start(); err != nil {
		return nil, err
	}
	text, err := findSystemMap(unpacked)
	cancel()
	xz.Wait() // ended by us, so its status tells nothing; a damaged stream showed as an end too early
	return text, err
}

// dataMember returns the data.tar.xz of a package, which is an ar archive: deb(5).
func dataMember(deb io.Reader) (io.Reader, error) {
	in := bufio.NewReader(deb)
	magic := make([]byte, 8)
	if _, err := io.ReadFull(in, magic); err != nil || string(magic) != "!<arch>\n" {
		return nil, errors.New("this is no package")
	}
	header := make([]byte, 60)
	for {
		if _, err := io.ReadFull(in, header); err != nil {
			return nil, errors.New("the package has no data.tar.xz")
		}
		size, err := strconv.ParseInt(strings.TrimSpace(string(header[48:58])), 10, 64)
		if err != nil || size < 0 {
			return nil, fmt.Errorf("the package has a member of size %q", header[48:58])
		}
		if name := strings.TrimRight(string(header[:16]), " /"); name == "data.tar.xz" {
			return io.LimitReader(in, size), nil
		}
		if _, err := io.CopyN(io.Discard, in, size+size&1); err != nil {
			return nil, err
		}
	}
}

// mapPath is where the map is: until 6.12, and in 7.2.
var mapPath = regexp.MustCompile(`^(\./)?usr/lib/debug/(boot/System\.map-[^/]+|lib/modules/[^/]+/System\.map)$`)

// findSystemMap returns the map in the files of a package.
func findSystemMap(files io.Reader) ([]byte, error) {
	const most = 64 << 20 // the largest there are have 13 MB
	for archive := tar.NewReader(files); ; {
		file, err := archive.Next()
		if err == io.EOF {
			return nil, errors.New("there is no System.map in the package")
		}
		if err != nil {
			return nil, err
		}
		if !mapPath.MatchString(file.Name) {
			continue
		}
		if file.Size > most {
			return nil, fmt.Errorf("%s has %d bytes", file.Name, file.Size)
		}
		return io.ReadAll(archive)
	}
}
