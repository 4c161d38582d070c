package main

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// serveAndWatch builds, serves, and rebuilds after each change, until the process ends. When a rebuild fails, the last site stays.
func serveAndWatch(o options) error {
	if !strings.HasPrefix(o.base, "/") || !strings.HasSuffix(o.base, "/") {
		return fmt.Errorf("-base %q must begin and end with a slash", o.base)
	}
	b := newBuilder(o.dev).watch()
	seen := sourceState()
	var s *site
	var err error
	if o.prebuilt {
		s, err = readSite(o.out)
	} else {
		s, err = b.build()
	}
	if err != nil {
		return err
	}
	h := &handler{base: o.base}
	if o.dev {
		h.changes = newChanges(time.Now().UnixMilli())
	}
	if err := h.show(s); err != nil {
		return err
	}
	listener, err := listen(o.port)
	if err != nil {
		return err
	}
	fmt.Printf("serving http://%s%s\n", listener.Addr(), o.base)
	if !o.prebuilt {
		go rebuild(b, h, seen)
	}
	return http.Serve(listener, logged(h, o.log))
}

// listen binds to loopback only. If the wanted port is busy, it takes one of the next, or else any.
func listen(wanted int) (net.Listener, error) {
	for port := wanted; port < wanted+20; port++ {
		l, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
		if err == nil || !errors.Is(err, syscall.EADDRINUSE) {
			return l, err
		}
		fmt.Fprintf(os.Stderr, "port %d is busy\n", port)
	}
	return net.Listen("tcp", "127.0.0.1:0")
}

// watchEvery is how often the sources are looked at: it takes about a millisecond, and a person waits for it.
const watchEvery = 100 * time.Millisecond

func rebuild(b *builder, h *handler, seen map[string]time.Time) {
	for {
		time.Sleep(watchEvery)
		now := sourceState()
		name, changed := difference(seen, now)
		if !changed {
			continue
		}
		seen = now
		start := time.Now()
		s, err := b.build()
		if err == nil {
			err = h.show(s)
		}
		if err != nil {
			fmt.Fprintf(os.Stderr, "%s changed: %v\n", name, err)
			continue
		}
		fmt.Printf("%s changed: rebuilt in %d ms\n", name, time.Since(start).Milliseconds())
	}
}

func logged(h http.Handler, on bool) http.Handler {
	if !on {
		return h
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		status := &statusWriter{ResponseWriter: w, status: http.StatusOK}
		h.ServeHTTP(status, r)
		fmt.Printf("request %s %s %d\n", r.Method, r.URL.Path, status.status)
	})
}

type statusWriter struct {
	http.ResponseWriter
	status int
}

// Unwrap lets http.ResponseController find the writer that can flush.
func (w *statusWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

func (w *statusWriter) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}
