package api

import (
	"errors"
	"strconv"
)

// Config is what the host decides. The zero value shares nothing.
type Config struct {
	Version    string
	Share      bool
	MaxBytes   int64 // of one upload
	MaxSeconds int   // for one upload, so that slow ones do not pile up
	MaxStored  int64 // bytes of all maps together
	KeepDays   int   // what the bucket's lifecycle rule says; only told, 0 is until deleted
}

const (
	defaultMaxBytes = 16 << 20 // the gzip of a map of half a million symbols has about 5 MB
	defaultSeconds  = 300      // 16 MiB at 0.45 Mbit/s
	mostBytes       = 95 << 20 // Cloudflare takes bodies of up to 100 MB on every plan
	mostSeconds     = 3600
	defaultStored   = 1 << 30 // a tenth of what R2 keeps without payment
	mostStored      = MaxMaps * mostBytes
	mostDays        = 3650
)

// ReadConfig reads the variables SHARE, SHARE_MAX_BYTES, SHARE_MAX_SECONDS, SHARE_MAX_STORED
// and SHARE_KEEP_DAYS. Sharing is on for SHARE=on
// and nothing else. A limit that cannot be read turns sharing off: guessing one would promise what the host never said.
func ReadConfig(version string, variable func(name string) string) (Config, error) {
	off := Config{Version: version}
	if variable("SHARE") != "on" {
		return off, nil
	}
	bytes, err := readLimit(variable, "SHARE_MAX_BYTES", defaultMaxBytes, mostBytes)
	if err != nil {
		return off, err
	}
	seconds, err := readLimit(variable, "SHARE_MAX_SECONDS", defaultSeconds, mostSeconds)
	if err != nil {
		return off, err
	}
	stored, err := readLimit(variable, "SHARE_MAX_STORED", defaultStored, mostStored)
	if err != nil {
		return off, err
	}
	days, err := readLimit(variable, "SHARE_KEEP_DAYS", 0, mostDays)
	if err != nil {
		return off, err
	}
	return Config{version, true, bytes, int(seconds), stored, int(days)}, nil
}

func readLimit(variable func(string) string, name string, unset, most int64) (int64, error) {
	text := variable(name)
	if text == "" {
		return unset, nil
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < 1 || n > most {
		return 0, errors.New("reading " + name + ": want a number from 1 to " + strconv.FormatInt(most, 10))
	}
	return n, nil
}
