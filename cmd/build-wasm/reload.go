package main

import (
	"fmt"
	"net/http"
	"sync"
)

// Where a dev build's pages ask for changes, and the script by which they do (web/entry/reload.ts). Relative to the page.
const (
	changesPath  = "dev/changes"
	reloadScript = "dev/reload.js"
)

// changes tells pages that are open in a browser that the site has changed: a stream of server-sent events, one when the
// page asks and one for each change. Each holds the number of the site, so that a page which was cut off sees what it missed.
type changes struct {
	mu     sync.Mutex
	number int64
	next   chan struct{} // closed by the next change
}

// newChanges counts from first, which must be another one for each start of the server.
func newChanges(first int64) *changes {
	return &changes{number: first, next: make(chan struct{})}
}

func (c *changes) announce() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.number++
	close(c.next)
	c.next = make(chan struct{})
}

func (c *changes) now() (number int64, next <-chan struct{}) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.number, c.next
}

func (c *changes) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	for {
		number, next := c.now()
		fmt.Fprintf(w, "data: %d\n\n", number)
		if err := http.NewResponseController(w).Flush(); err != nil {
			return
		}
		select {
		case <-next:
		case <-r.Context().Done():
			return
		}
	}
}
